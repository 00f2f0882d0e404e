'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useRef } from 'react';
import { useRuns } from '../_live/use-runs.ts';
import { useTeamChanges } from '../_review/use-team-changes.ts';

const none: readonly never[] = [];
const settledMs = 500;

/** Reads the page again when the number of open incidents of any run changed, or people did something: pushed, never polled. */
export function useRefreshOnIncidents(): void {
  const router = useRouter();
  const runs = useRuns(none);
  const key = [...runs.values()].map(({ id, openIncidents: open }) => `${id} ${open.critical} ${open.warning} ${open.info}`).join('\n');
  const seen = useRef<string>(undefined);
  useTeamChanges(() => true, () => router.refresh());
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
