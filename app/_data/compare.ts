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

/** The runs that exist among the ids, with what a comparison shows of them, and how many do not. */
export async function readComparison(runIds: readonly string[]): Promise<{ readonly runs: readonly ComparedRun[]; readonly missing: number }> {
  const { history, incidents } = (await openRuntime()).runtime.store;
  const wanted = [...new Set(runIds)].slice(0, most);
  const runs = history.find(wanted);
  const metrics = history.metrics(wanted);
  return {
    runs: runs.map((run) => ({ run, metrics: metrics.get(run.id) ?? [], incidents: incidents.ofRun(run.id).filter(({ state }) => state !== 'pending') })),
    missing: wanted.length - runs.length,
  };
}
