import 'server-only';
import type { IncidentResource, RunResource } from '../../lib/protocol/resource.ts';
import type { RunMetric } from '../../lib/protocol/run-table.ts';
import { openRuntime } from './reader.ts';

/** One of the runs that are compared. */
export interface ComparedRun {
  readonly run: RunResource;
  readonly metrics: readonly RunMetric[];
  readonly incidents: readonly IncidentResource[];
}

/** Most runs of one comparison. */
const most = 50;
const mostHistograms = 1_000;

/** The runs that exist among the ids, with what a comparison shows of them, and how many do not. `histogramNames` are those of any run. */
export async function readComparison(runIds: readonly string[]): Promise<{ readonly runs: readonly ComparedRun[]; readonly missing: number; readonly histogramNames: readonly string[] }> {
  const { history, incidents, series } = (await openRuntime()).runtime.store;
  const wanted = [...new Set(runIds)].slice(0, most);
  const runs = history.find(wanted);
  const metrics = history.metrics(wanted);
  return {
    runs: runs.map((run) => ({ run, metrics: metrics.get(run.id) ?? [], incidents: incidents.ofRun(run.id).filter(({ state }) => state !== 'pending') })),
    missing: wanted.length - runs.length,
    histogramNames: [...new Set(runs.flatMap(({ id }) => series.histogramNames(id)))].slice(0, mostHistograms),
  };
}
