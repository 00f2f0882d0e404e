import Link from 'next/link';
import type { IncidentItem } from '../_data/incidents.ts';
import { RelativeTime } from '../_shell/relative-time.tsx';
import type { Dictionary } from '../_words/dictionary.ts';
import type { Language } from '../_words/language.ts';

/** Where a rule fired last on this server. */
export function RecentIncidents({ items, words, language }: { readonly items: readonly IncidentItem[]; readonly words: Dictionary; readonly language: Language }) {
  return (
    <section aria-label={words.rules.recent} className="panel p-4">
      <h2 className="text-sm">{words.rules.recent}</h2>
      {items.length === 0 && <p className="mt-1 text-ink-muted">{words.rules.neverFired}</p>}
      <ul className="mt-1">
        {items.map(({ incident, runName }) => (
          <li key={incident.id} className="border-t border-rule py-1.5 first:border-0">
            <Link href={`/incidents/${incident.id}`} className="link">{incident.title[language]}</Link>
            <span className="flex flex-wrap gap-x-2 text-ink-muted"><Link href={`/runs/${incident.runId}`} className="max-w-48 truncate hover:underline" title={runName}>{runName}</Link><RelativeTime atMs={incident.openedAtMs} /></span>
          </li>
        ))}
      </ul>
    </section>
  );
}
