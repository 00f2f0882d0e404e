import 'server-only';
import type { RunMetric } from '../../lib/protocol/run-table.ts';
import { openRuntime } from './reader.ts';

/** The run that another one is compared with, and its results. */
export interface Baseline {
  readonly runId: string;
  readonly name: string;
  readonly metrics: readonly RunMetric[];
}

/** The baseline of the run's project; `null` without one, for the baseline itself, and for who may not see it. */
export async function readBaseline(run: { readonly id: string; readonly project: string }): Promise<Baseline | null> {
  const { runtime: { store: { history } }, actor } = await openRuntime();
  const baseline = history.baseline(run.project);
  if (!baseline || baseline.id === run.id) return null;
  // A shared link shows its own runs only.
  if (actor.share && !actor.share.runIds.includes(baseline.id)) return null;
  return { runId: baseline.id, name: baseline.name, metrics: history.metrics([baseline.id]).get(baseline.id) ?? [] };
}
