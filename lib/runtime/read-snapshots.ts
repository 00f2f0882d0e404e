import type { LiveSource } from '../live/live-source.ts';
import type { RunFactsResource } from '../protocol/resource.ts';
import type { Store } from '../storage/store.ts';
import type { RunJudges } from './run-judges.ts';

/** Runs that a list shows at once; older ones are found by search and paging. */
export const runsShown = 200;

/** Reads runs, facts and judgements from the store and the judges. */
export function createSnapshots(store: Store, judges: RunJudges): LiveSource {
  const facts = (runId: string): RunFactsResource => {
    const { model, training, data, start } = store.runs.facts(runId);
    return { model, training, data, start };
  };
  return {
    runs: () => store.runs.list({ limit: runsShown }).items,
    run: (runId) => store.runs.find(runId),
    facts,
    judgement: (runId) => judges.judgement(runId),
    snapshot(runId) {
      if (!store.runs.find(runId)) return null;
      // First: a judge that is built now may find incidents that are to be in the list.
      const judgement = judges.judgement(runId);
      const run = store.runs.find(runId)!;
      return { run, series: store.series.list(runId), facts: facts(runId), incidents: store.incidents.ofRun(runId), ...judgement };
    },
  };
}
