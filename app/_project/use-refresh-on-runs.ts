'use client';

import { useRefreshWhenChanged } from '../_live/use-refresh-when-changed.ts';
import { useRuns } from '../_live/use-runs.ts';

const none: readonly never[] = [];

/** Reads the page again when a run of the project begins, ends, is put away or becomes the baseline: pushed, never polled. */
export function useRefreshOnRuns(project: string): void {
  const runs = useRuns(none);
  const own = [...runs.values()].filter((run) => run.project === project);
  const key = own.map((run) => `${run.id} ${run.status} ${run.archivedAtMs} ${run.deletedAtMs} ${run.isBaseline} ${run.name}`).sort().join('\n');
  useRefreshWhenChanged(runs.size === 0 ? null : key);
}
