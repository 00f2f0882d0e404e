import { redirect } from 'next/navigation';

/** The settings begin with the channels. */
export default function SettingsPage() {
  redirect('/settings/channels');
}
