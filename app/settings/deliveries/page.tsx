import type { Metadata } from 'next';
import { readDeliveries } from '../../_data/channels.ts';
import { DeliveryList } from '../../_notifications/delivery-list.tsx';
import { SettingsFrame } from '../../_settings/settings-frame.tsx';
import { one, type Search } from '../../_shell/search.ts';
import { readWords } from '../../_words/read-words.ts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await readWords()).words.notifications.log };
}

/** What was sent to whom, what was not, and why. */
export default async function DeliveriesPage({ searchParams }: { readonly searchParams: Promise<Search> }) {
  const search = await searchParams;
  const filter = { state: one(search.state) ?? '', channel: one(search.channel) ?? '' };
  const page = await readDeliveries({ ...filter, cursor: one(search.cursor) });
  const { words: { notifications: words } } = await readWords();
  return (
    <SettingsFrame place="deliveries">
      <h1 className="text-xl">{words.log}</h1>
      <p className="mt-1 max-w-2xl text-ink-muted">{words.logIntro}</p>
      <DeliveryList {...page} filter={filter} />
    </SettingsFrame>
  );
}
