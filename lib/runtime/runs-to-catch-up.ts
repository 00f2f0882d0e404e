import type { RunStore } from '../storage/store.ts';

/** Runs heard of within this time before the last sign of life of any run may have points that a crash kept from being judged. */
const crashWindowMs = 60_000;
const runsLookedAt = 200;

/** Ids of the runs that may not be judged to their end, after a crash: those that were heard of last. */
export function runsToCatchUp(runs: Pick<RunStore, 'list'>): readonly string[] {
  const { items } = runs.list({ limit: runsLookedAt });
  const newestMs = Math.max(...items.map((run) => run.lastSeenAtMs));
  return items.filter((run) => newestMs - run.lastSeenAtMs <= crashWindowMs).map((run) => run.id);
}
