'use client';

import { useEffect, useState } from 'react';
import { type FoundRun, readTitles, searchRuns } from './search-runs.ts';

type Titles = Awaited<ReturnType<typeof readTitles>>;

/** A pause in typing after which runs are searched. */
const pauseMs = 120;

/** Runs that match the text, and the titles of rules and tips, while the palette is open. */
export function useSearch(text: string): { readonly runs: readonly FoundRun[]; readonly rules: Titles; readonly tips: Titles; readonly isFailed: boolean } {
  const [runs, setRuns] = useState<readonly FoundRun[]>([]);
  const [titles, setTitles] = useState<{ readonly rules: Titles; readonly tips: Titles }>({ rules: [], tips: [] });
  const [isFailed, setIsFailed] = useState(false);
  useEffect(() => {
    const stop = new AbortController();
    Promise.all([readTitles('rules', stop.signal), readTitles('tips', stop.signal)]).then(([rules, tips]) => setTitles({ rules, tips }), () => undefined);
    return () => stop.abort();
  }, []);
  useEffect(() => {
    const stop = new AbortController();
    const timer = setTimeout(() => {
      searchRuns(text, stop.signal).then(
        (found) => {
          setRuns(found);
          setIsFailed(false);
        },
        () => !stop.signal.aborted && setIsFailed(true),
      );
    }, text === '' ? 0 : pauseMs);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [text]);
  return { runs, ...titles, isFailed };
}
