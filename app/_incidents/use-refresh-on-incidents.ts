'use client';

import { useRouter } from 'next/navigation';
import { useRefreshWhenChanged } from '../_live/use-refresh-when-changed.ts';
import { useRuns } from '../_live/use-runs.ts';
import { useTeamChanges } from '../_review/use-team-changes.ts';

const none: readonly never[] = [];

/** Reads the page again when the number of open incidents of any run changed, or people did something: pushed, never polled. */
export function useRefreshOnIncidents(): void {
  const router = useRouter();
  const runs = useRuns(none);
  const key = [...runs.values()].map(({ id, openIncidents: open }) => `${id} ${open.critical} ${open.warning} ${open.info}`).join('\n');
  useTeamChanges(() => true, () => router.refresh());
  useRefreshWhenChanged(runs.size === 0 ? null : key);
}
