import type { RuleCoverage } from '../protocol/coverage.ts';
import type { RunSnapshot } from '../protocol/live-channel.ts';
import type { RunFactsResource, RunResource, Verdict } from '../protocol/resource.ts';

/** How far a run was judged, and the sentence that says it. */
export interface Judgement {
  readonly coverage: readonly RuleCoverage[];
  readonly verdict: Verdict;
}

/** What the rooms show, read at the moment it is sent. */
export interface LiveSource {
  /** The runs a list shows, newest first. */
  runs(): readonly RunResource[];
  run(runId: string): RunResource | null;
  facts(runId: string): RunFactsResource;
  judgement(runId: string): Judgement;
  /** All of a run but the sequence; `null` when there is no such run. */
  snapshot(runId: string): Omit<RunSnapshot, 'sequence'> | null;
}
