import { createRunJudge } from '../../lib/incidents/create-run-judge.ts';
import type { RuleCoverage } from '../../lib/protocol/coverage.ts';
import type { IncidentResource, Verdict } from '../../lib/protocol/resource.ts';
import type { RecordedRun } from './recorded-run.ts';

export interface Diagnosis {
  readonly runId: string;
  /** Largest step that was seen, `null` when there was none. */
  readonly lastStep: number | null;
  readonly verdict: Verdict;
  /** Open ones before resolved ones, gravest first, then by opening. */
  readonly incidents: readonly IncidentResource[];
  /** Rules and checks that had nothing to look at. */
  readonly notEvaluated: readonly Pick<RuleCoverage, 'rule' | 'missing'>[];
}

const severities = { critical: 0, warning: 1, info: 2 } as const;

/** Judges the run from its first to its last packet, as a server would have. */
export function diagnoseRun({ runId, task, totalSteps, packets }: RecordedRun): Diagnosis {
  const judge = createRunJudge({ runId, task, totalSteps });
  let lastStep: number | null = null;
  for (const packet of packets) {
    judge.observe(packet);
    for (const step of packet.columns.steps) lastStep = lastStep === null ? step : Math.max(lastStep, step);
  }
  const isResolved = ({ state }: IncidentResource): number => Number(state === 'resolved');
  return {
    runId,
    lastStep,
    verdict: judge.verdict(),
    incidents: judge.incidents().toSorted((one, other) => isResolved(one) - isResolved(other) || severities[one.severity] - severities[other.severity] || one.openedAtStep - other.openedAtStep),
    notEvaluated: judge.coverage().flatMap(({ rule, state, missing }) => (state === 'not-evaluated' ? [{ rule, missing }] : [])),
  };
}
