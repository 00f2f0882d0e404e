'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useRef } from 'react';
import { useRuns } from '../_live/use-runs.ts';

const none: readonly never[] = [];
const settledMs = 500;

/** Reads the page again when a run of the project begins, ends, is put away or becomes the baseline: pushed, never polled. */
export function useRefreshOnRuns(project: string): void {
  const router = useRouter();
  const runs = useRuns(none);
  const own = [...runs.values()].filter((run) => run.project === project);
  const key = own.map((run) => `${run.id} ${run.status} ${run.archivedAtMs} ${run.deletedAtMs} ${run.isBaseline} ${run.name}`).sort().join('\n');
  const seen = useRef<string>(undefined);
  useEffect(() => {
    // The first list is what the page was made from.
    if (runs.size === 0) return;
    if (seen.current === undefined || seen.current === key) {
      seen.current = key;
      return;
    }
    seen.current = key;
    const timer = setTimeout(() => router.refresh(), settledMs);
    return () => clearTimeout(timer);
  }, [key, runs.size, router]);
}
