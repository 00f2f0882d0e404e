'use client';

import { formatTime } from '../_charts/format-value.ts';
import { formatAge, formatDuration } from '../_format/duration.ts';
import { useWords } from '../_words/words-context.tsx';
import { useIsBrowser, useNow } from './now-context.tsx';

/** "12 s ago"; the exact local time on hover. */
export function RelativeTime({ atMs }: { readonly atMs: number }) {
  const words = useWords();
  const now = useNow();
  const isBrowser = useIsBrowser();
  const exact = isBrowser ? formatTime(atMs) : new Date(atMs).toISOString();
  return <time dateTime={new Date(atMs).toISOString()} title={exact} className="whitespace-nowrap">{words.ago(formatAge(now - atMs, words.units))}</time>;
}

/** How long something takes: up to `endMs`, or still running while that is null. */
export function RunningDuration({ startMs, endMs }: { readonly startMs: number; readonly endMs: number | null }) {
  const words = useWords();
  const now = useNow();
  return <span className="whitespace-nowrap">{formatDuration((endMs ?? now) - startMs, words.units)}</span>;
}
