import 'server-only';
import type { RunFirstPaint } from '../_live/run-context.tsx';
import { firstSeriesNames } from '../_run/first-series.ts';
import { firstPaintBuckets } from '../_run/chart-fineness.ts';
import { openRuntime } from './reader.ts';

/** What a run's page shows at first, `null` when there is no such run. `tab` decides which series are read. */
export async function readRunFirstPaint(runId: string, tab: string | undefined): Promise<RunFirstPaint | null> {
  const { snapshots, store } = (await openRuntime()).runtime;
  const snapshot = snapshots.snapshot(runId);
  if (!snapshot) return null;
  const names = firstSeriesNames(snapshot.series, snapshot.facts.model, tab);
  return {
    // Older than every live sequence: the first live snapshot replaces it.
    snapshot: { sequence: -1, ...snapshot },
    series: names.length > 0 ? store.series.read(runId, names, { buckets: firstPaintBuckets }) : [],
    buckets: firstPaintBuckets,
    histogramNames: store.series.histogramNames(runId),
  };
}

/** The run's name, `null` when there is no such run. */
export async function readRunName(runId: string): Promise<string | null> {
  return (await openRuntime()).runtime.store.runs.find(runId)?.name ?? null;
}
