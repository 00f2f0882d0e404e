import { withNewest } from '../../lib/protocol/best-validation.ts';
import type { RunResource } from '../../lib/protocol/resource.ts';
import type { RunRow } from '../../lib/protocol/run-table.ts';

/** The row of a run that the live channel told of. */
export function rowOfRun(run: RunResource): RunRow {
  const { id, project, name, status, tags, startedAtMs, endedAtMs, lastSeenAtMs, lastStep, totalSteps, openIncidents, sparkline, isPinned, isBaseline, archivedAtMs, deletedAtMs, verdict } = run;
  return {
    ...{ id, project, name, status, tags, startedAtMs, endedAtMs, lastSeenAtMs, lastStep, totalSteps, openIncidents, sparkline, isPinned, isBaseline, archivedAtMs, deletedAtMs, verdict },
    loss: run.summary['train/loss'] ?? null,
    best: withNewest(undefined, run.summary),
    values: {},
  };
}

/** The row with what the live channel says of its run now; extremes grow with the newest values. */
export function withLive(row: RunRow, run: RunResource | undefined): RunRow {
  if (!run) return row;
  const values: Record<string, RunRow['values'][string]> = { ...row.values };
  for (const [name, value] of Object.entries(run.summary)) {
    if (`last:${name}` in values) values[`last:${name}`] = value;
    if (typeof value !== 'number') continue;
    const { [`min:${name}`]: min, [`max:${name}`]: max } = values;
    if (typeof min === 'number' && value < min) values[`min:${name}`] = value;
    if (typeof max === 'number' && value > max) values[`max:${name}`] = value;
  }
  return { ...rowOfRun(run), best: withNewest(row.best ?? undefined, run.summary), values };
}

/** How far a value lies from another as a share of it, `null` where that says nothing. */
export function changeFrom(value: unknown, base: unknown): number | null {
  if (typeof value !== 'number' || typeof base !== 'number' || base === 0) return null;
  const change = (value - base) / Math.abs(base);
  return Number.isFinite(change) ? change : null;
}
