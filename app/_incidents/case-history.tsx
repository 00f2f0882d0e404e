'use client';

import type { HistoryEntry } from '../../lib/protocol/team.ts';
import { useIsBrowser } from '../_shell/now-context.tsx';
import { RelativeTime } from '../_shell/relative-time.tsx';
import { useWords } from '../_words/words-context.tsx';
import { historySentence } from './history-sentence.ts';

/** Who did what when, oldest first. */
export function CaseHistory({ history }: { readonly history: readonly HistoryEntry[] }) {
  const words = useWords();
  // Times in the sentences are in the reader's own zone, which the server does not know.
  const isBrowser = useIsBrowser();
  return (
    <ol className="grid gap-1.5">
      {history.map((entry, index) => (
        <li key={index} className="flex flex-wrap items-baseline gap-x-2">
          <strong className="font-medium"><bdi>{entry.actor ?? words.team.diagnosis}</bdi></strong>
          <span suppressHydrationWarning={!isBrowser}>{historySentence(entry, words)}</span>
          <span className="text-ink-faint"><RelativeTime atMs={entry.atMs} /></span>
          {entry.detail['reason'] ? <span className="w-full pl-3 text-ink-muted" dir="auto">{words.team.because(String(entry.detail['reason']))}</span> : null}
        </li>
      ))}
    </ol>
  );
}
