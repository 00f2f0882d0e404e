import type { Cause } from '../../../lib/protocol/cause.ts';
import { type Case, type FaultCase } from '../case.ts';
import { caseOf } from '../cases.ts';
import { isFrozen } from '../frozen.ts';
import { readRecording, recordingsThere, type Recorded } from '../recordings-folder.ts';
import { judgeRecording, type JudgedIncident, type Judgement } from './judge-recording.ts';
import { cliffsDelta, mannWhitney } from './statistics.ts';

export interface JudgedRun {
  readonly case: Case;
  readonly seed: number;
  readonly isFrozen: boolean;
  readonly recorded: Recorded;
  readonly judgement: Judgement;
}

/** Every recording there is, judged. */
export function judgeAll(): JudgedRun[] {
  return recordingsThere().map(({ case: id, seed }) => {
    const recorded = readRecording(id, seed);
    return { case: caseOf(id), seed, isFrozen: isFrozen(id, seed), recorded, judgement: judgeRecording(recorded) };
  });
}

export const outcomeOf = (run: JudgedRun): number => run.recorded.about.outcome ?? Number.NEGATIVE_INFINITY;

/** Incidents that stood at warning or beyond and were not taken back in favour of another. */
export function alarmsOf({ judgement }: Pick<JudgedRun, 'judgement'>): readonly JudgedIncident[] {
  return judgement.incidents.filter(({ warnedAtStep, isMerged }) => warnedAtStep !== null && !isMerged);
}

/** Causes in the order in which the product names them: the first alarm's, further alarms', then what else the first one weighs. */
export function causesNamed(run: Pick<JudgedRun, 'judgement'>): Cause[] {
  const alarms = alarmsOf(run);
  const hints = run.judgement.incidents.filter(({ warnedAtStep, isMerged }) => warnedAtStep === null && !isMerged);
  return [...new Set([...alarms.map(({ cause }) => cause), ...(alarms[0]?.candidates ?? []), ...hints.map(({ cause }) => cause)])];
}

export type Effect = 'effective' | 'latent' | 'undetermined';

/**
 * Whether a fault really hurt: the outcomes of its runs against those of its control, p < 0.05 and |δ| ≥ 0.5, and worse.
 * `undetermined` while there are fewer than four of either.
 */
export function effectOf(fault: FaultCase, runs: readonly JudgedRun[]): Measured {
  const known = effects.get(runs) ?? new Map<string, Measured>();
  effects.set(runs, known);
  const measured = known.get(fault.id) ?? measureEffect(fault, runs);
  known.set(fault.id, measured);
  return measured;
}

interface Measured {
  readonly effect: Effect;
  readonly p: number;
  readonly delta: number;
}
const effects = new WeakMap<readonly JudgedRun[], Map<string, Measured>>();

function measureEffect(fault: FaultCase, runs: readonly JudgedRun[]): Measured {
  const own = runs.filter((run) => run.case.id === fault.id).map(outcomeOf);
  const control = runs.filter((run) => run.case.id === fault.control).map((run) => (isHonesty(fault) ? 0 : outcomeOf(run)));
  const [p, delta] = [mannWhitney(own, control), cliffsDelta(own, control)];
  if (own.length < 4 || control.length < 4) return { effect: 'undetermined', p, delta };
  return { effect: p < 0.05 && delta <= -0.5 ? 'effective' : 'latent', p, delta };
}

/** Its control's promise is kept: nothing stands between what is validated and what is true. */
function isHonesty(fault: FaultCase): boolean {
  return fault.training(1).score === 'honesty';
}
