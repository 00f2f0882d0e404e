import type { FaultCase } from '../case.ts';
import { alarmsOf, causesNamed, effectOf, type Effect, type JudgedRun } from './judge-all.ts';
import { medianOf } from './statistics.ts';

export interface CaseResult {
  readonly id: string;
  readonly kind: 'fault' | 'healthy';
  readonly isFrozen: boolean;
  readonly about: string;
  readonly runs: number;
  readonly effect?: Effect;
  readonly p?: number;
  readonly delta?: number;
  readonly accepts?: readonly string[];
  readonly warned: number;
  readonly namedFirst: number;
  readonly namedAmongThree: number;
  readonly alarms: number;
  /** What was named first, by seed; `null` for silence. */
  readonly first: readonly (string | null)[];
  readonly firstStep: number | null;
}

/** What one detector says of a run: whether it warns at all, and the causes it names in order. */
export interface Verdict {
  readonly warnings: number;
  readonly causes: readonly string[];
  readonly firstStep: number | null;
}

export type Detector = (run: JudgedRun) => Verdict;

export const tunewatch: Detector = (run) => {
  const alarms = alarmsOf(run);
  const steps = alarms.flatMap(({ warnedAtStep }) => warnedAtStep ?? []);
  return { warnings: alarms.length, causes: alarms.length > 0 ? causesNamed(run) : [], firstStep: steps.length > 0 ? Math.min(...steps) : null };
};

/** The case over some of its runs; for a fault with its effect over all of them. */
export function caseResult(runs: readonly JudgedRun[], all: readonly JudgedRun[], detector: Detector): CaseResult {
  const { case: item } = runs[0]!;
  const verdicts = runs.map(detector);
  const accepts = item.kind === 'fault' ? item.accepts : [];
  const isNamed = (causes: readonly string[]): boolean => causes.some((cause) => accepts.some((accepted) => accepted === cause));
  const steps = verdicts.flatMap(({ firstStep }) => firstStep ?? []);
  return {
    id: item.id,
    kind: item.kind,
    isFrozen: runs.every((run) => run.isFrozen),
    about: item.about,
    runs: runs.length,
    ...(item.kind === 'fault' ? { ...effectOf(item, all), accepts: item.accepts } : {}),
    warned: verdicts.filter(({ warnings }) => warnings > 0).length,
    namedFirst: verdicts.filter(({ causes }) => isNamed(causes.slice(0, 1))).length,
    namedAmongThree: verdicts.filter(({ causes }) => isNamed(causes.slice(0, 3))).length,
    alarms: verdicts.reduce((sum, { warnings }) => sum + warnings, 0),
    first: verdicts.map(({ causes }) => causes[0] ?? null),
    firstStep: steps.length > 0 ? medianOf(steps) : null,
  };
}

export interface Summary {
  readonly faultCases: number;
  readonly effectiveCases: number;
  readonly latentCases: number;
  readonly undeterminedCases: number;
  readonly effectiveRuns: number;
  readonly recall: number;
  readonly namedFirst: number;
  readonly namedAmongThree: number;
  readonly incidentsPerFault: number;
  readonly stepsToDetect: number;
  readonly shareToDetect: number;
  readonly healthyRuns: number;
  readonly falseAlarms: number;
  readonly falseAlarmRuns: number;
  /** Upper bound of the share of healthy runs that would be alarmed on, 95 %. */
  readonly falseAlarmBound: number;
  /** Runs of latent faults that were warned of all the same. */
  readonly latentWarned: number;
  readonly latentRuns: number;
  readonly agentCost: number;
}

/** Figures over some of the runs. Effects are taken over all seeds of a case. */
export function summarise(runs: readonly JudgedRun[], all: readonly JudgedRun[], detector: Detector): Summary {
  const faults = runs.filter((run): run is JudgedRun & { readonly case: FaultCase } => run.case.kind === 'fault');
  const effects = new Map([...new Map(faults.map((run) => [run.case.id, run.case])).values()].map((fault) => [fault.id, effectOf(fault, all).effect]));
  const effective = faults.filter((run) => effects.get(run.case.id) === 'effective');
  const latent = faults.filter((run) => effects.get(run.case.id) === 'latent');
  const verdicts = effective.map((run) => ({ run, verdict: detector(run) }));
  const warned = verdicts.filter(({ verdict }) => verdict.warnings > 0);
  const share = (isSo: (causes: readonly string[], accepts: readonly string[]) => boolean): number => verdicts.filter(({ run, verdict }) => isSo(verdict.causes, run.case.accepts)).length / verdicts.length;
  const healthy = runs.filter((run) => run.case.kind === 'healthy').map(detector);
  const alarmed = healthy.filter(({ warnings }) => warnings > 0).length;
  const count = (effect: Effect): number => [...effects.values()].filter((value) => value === effect).length;
  const detections = warned.flatMap(({ run, verdict }) => (verdict.firstStep === null ? [] : [{ steps: verdict.firstStep, share: verdict.firstStep / (run.judgement.lastStep + 1) }]));
  return {
    faultCases: effects.size,
    effectiveCases: count('effective'),
    latentCases: count('latent'),
    undeterminedCases: count('undetermined'),
    effectiveRuns: effective.length,
    recall: warned.length / verdicts.length,
    namedFirst: share((causes, accepts) => causes.length > 0 && accepts.includes(causes[0]!)),
    namedAmongThree: share((causes, accepts) => causes.slice(0, 3).some((cause) => accepts.includes(cause))),
    incidentsPerFault: medianOf(warned.map(({ verdict }) => verdict.warnings)),
    stepsToDetect: medianOf(detections.map(({ steps }) => steps)),
    shareToDetect: medianOf(detections.map((detection) => detection.share)),
    healthyRuns: healthy.length,
    falseAlarms: healthy.reduce((sum, { warnings }) => sum + warnings, 0),
    falseAlarmRuns: alarmed,
    falseAlarmBound: upperBound(alarmed, healthy.length),
    latentWarned: latent.filter((run) => detector(run).warnings > 0).length,
    latentRuns: latent.length,
    agentCost: medianOf(runs.map((run) => run.recorded.about.costRatio).filter((ratio) => Number.isFinite(ratio))),
  };
}

/** 3 / n where nothing happened; else the upper end of Wilson's interval. */
function upperBound(seen: number, count: number): number {
  if (count === 0) return 1;
  if (seen === 0) return Math.min(1, 3 / count);
  const [z, p] = [1.96, seen / count];
  return (p + z ** 2 / (2 * count) + z * Math.sqrt((p * (1 - p)) / count + z ** 2 / (4 * count ** 2))) / (1 + z ** 2 / count);
}
