import 'server-only';
import type { RunResource, SeriesSummary } from '../../lib/protocol/resource.ts';
import { bestValidation, type BestValidation } from '../_runs/best-validation.ts';

const most = 2_000;
const ended = new Map<string, BestValidation | null>();

/** The run's best validation value. Of a run that has ended it is read once: its series are not loaded again for every list. */
export function bestOfRun(run: RunResource, readSeries: (runId: string) => readonly SeriesSummary[]): BestValidation | null {
  if (!Object.keys(run.summary).some((name) => name.startsWith('validation/'))) return null;
  if (run.status === 'running') return bestValidation(readSeries(run.id));
  // A run that was resumed ends at another time and step.
  const key = `${run.id} ${run.endedAtMs} ${run.lastStep}`;
  const known = ended.get(key);
  if (known !== undefined) return known;
  const best = bestValidation(readSeries(run.id));
  if (ended.size >= most) ended.clear();
  ended.set(key, best);
  return best;
}
