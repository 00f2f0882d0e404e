import type { ReactNode } from 'react';
import { readReader } from '../_data/access.ts';
import { Frame } from '../_shell/frame.tsx';
import { readWords } from '../_words/read-words.ts';
import { SettingsLink } from './settings-link.tsx';
import { settingsPlaces, type SettingsPlace } from './settings-places.ts';

/** A page of the settings: beside it, and on a phone above it, the way to all the others. */
export async function SettingsFrame({ place, children }: { readonly place: SettingsPlace; readonly children: ReactNode }) {
  const [{ words: { settings } }, { isAdmin }] = await Promise.all([readWords(), readReader()]);
  const places = settingsPlaces.filter(({ isForAdmins }) => isAdmin || !isForAdmins);
  return (
    <Frame crumbs={[{ label: settings.title, href: settingsPlaces[0].path }, { label: settings.places[place] }]}>
      <div className="grid grid-cols-1 items-start gap-x-8 gap-y-4 lg:grid-cols-[11rem_minmax(0,1fr)]">
        <nav aria-label={settings.title} className="min-w-0 lg:sticky lg:top-16">
          <ul className="flex gap-4 overflow-x-auto border-b border-rule [scrollbar-width:none] lg:grid lg:gap-0 lg:border-b-0">
            {places.map(({ id, path }) => <li key={id} className="shrink-0"><SettingsLink href={path}>{settings.places[id]}</SettingsLink></li>)}
          </ul>
        </nav>
        <div className="min-w-0">{children}</div>
      </div>
    </Frame>
  );
}
