import type { Cause } from '../../../lib/protocol/cause.ts';
import type { RunEvent } from '../../../lib/protocol/run-event.ts';
import type { JudgedRun } from '../judging/judge-all.ts';
import type { Detector } from '../judging/summary.ts';

export interface Series {
  readonly steps: readonly number[];
  readonly values: readonly number[];
}

/** What a published detector is given of a run. */
export interface Seen {
  readonly series: (name: string) => Series;
  /** By subject. */
  readonly each: (prefix: string) => ReadonlyMap<string, Series>;
  readonly event: <Kind extends RunEvent['kind']>(kind: Kind) => Extract<RunEvent, { kind: Kind }> | undefined;
  readonly isClassification: boolean;
  /** One entry per evaluation. */
  readonly evaluations: readonly { readonly step: number; readonly validationLoss: number; readonly trainLoss: number; readonly validationAccuracy: number | null; readonly trainAccuracy: number | null }[];
}

/** A finding of a published detector: the causes it could mean, the step at which it fires. */
export interface BaselineFinding {
  readonly rule: string;
  readonly step: number;
  readonly causes: readonly Cause[];
}

export interface Baseline {
  readonly name: string;
  readonly detect: Detector;
  /** What of it could not be evaluated on recordings. */
  readonly notEvaluated: string;
}

const empty: Series = { steps: [], values: [] };

/**
 * A baseline from a function that lists its findings, most important first. It is read generously: of the causes a finding
 * could mean, the accepted one counts.
 */
export function baseline(name: string, notEvaluated: string, findingsIn: (seen: Seen) => readonly (BaselineFinding | null)[]): Baseline {
  const known = new WeakMap<object, readonly BaselineFinding[]>();
  const detect: Detector = (run) => {
    const findings = known.get(run.recorded) ?? findingsIn(seenOf(run)).filter((finding) => finding !== null);
    known.set(run.recorded, findings);
    const accepts: readonly Cause[] = run.case.kind === 'fault' ? run.case.accepts : [];
    return {
      warnings: findings.length,
      causes: findings.map(({ causes }) => causes.find((cause) => accepts.includes(cause)) ?? causes[0]!),
      firstStep: findings.length > 0 ? Math.min(...findings.map(({ step }) => step)) : null,
    };
  };
  return { name, notEvaluated, detect };
}

const remembered = new WeakMap<object, Seen>();

function seenOf({ recorded }: JudgedRun): Seen {
  const before = remembered.get(recorded);
  if (before) return before;
  const all = new Map<string, { steps: number[]; values: number[] }>();
  for (const { columns } of recorded.packets) {
    for (const { name, rows, values } of columns.series) {
      const series = all.get(name) ?? { steps: [], values: [] };
      all.set(name, series);
      values.forEach((value, index) => {
        series.steps.push(columns.steps[rows === null ? index : rows[index]!]!);
        series.values.push(value);
      });
    }
  }
  const events = recorded.packets.flatMap((packet) => packet.events);
  const series = (name: string): Series => all.get(name) ?? empty;
  const seen: Seen = {
    series,
    each: (prefix) => new Map([...all].flatMap(([name, one]) => (name.startsWith(`${prefix}/`) ? [[name.slice(prefix.length + 1), one]] : []))),
    event: (kind) => events.find((event) => event.kind === kind) as never,
    isClassification: recorded.task === 'classification',
    evaluations: evaluationsIn(series),
  };
  remembered.set(recorded, seen);
  return seen;
}

function evaluationsIn(series: (name: string) => Series): Seen['evaluations'] {
  const validation = series('validation/loss');
  const accuracy = series('validation/accuracy');
  let from = -1;
  return validation.steps.map((step, index) => {
    const between = (name: string): number | null => {
      const { steps, values } = series(name);
      const own = values.filter((_, at) => steps[at]! > from && steps[at]! <= step);
      return own.length === 0 ? null : own.reduce((sum, value) => sum + value, 0) / own.length;
    };
    const entry = { step, validationLoss: validation.values[index]!, trainLoss: between('train/loss') ?? NaN, validationAccuracy: accuracy.values[index] ?? null, trainAccuracy: between('train/accuracy') };
    from = step;
    return entry;
  });
}

/** The first step at which the condition holds for a value of any of the series, as a finding. */
export function firstWhere(rule: string, causes: readonly Cause[], families: Iterable<Series>, holds: (value: number, index: number, values: readonly number[]) => boolean): BaselineFinding | null {
  let step = Number.POSITIVE_INFINITY;
  for (const { steps, values } of families) {
    const index = values.findIndex(holds);
    if (index >= 0) step = Math.min(step, steps[index]!);
  }
  return Number.isFinite(step) ? { rule, step, causes } : null;
}

export function when(isSo: boolean, rule: string, step: number, causes: readonly Cause[]): BaselineFinding | null {
  return isSo ? { rule, step, causes } : null;
}

export const stepSize: readonly Cause[] = ['learning-rate-too-high', 'numerical-error', 'data-non-finite', 'input-scale', 'target-scale', 'initialisation', 'recurrent-instability'];
export const vanishing: readonly Cause[] = ['activation-choice', 'depth-without-shortcut', 'initialisation', 'recurrent-instability'];
export const notLearning: readonly Cause[] = ['learning-rate-too-low', 'learning-rate-too-high', 'labels', 'capacity-too-small', 'learning-rate-schedule', 'unknown'];
export const deadUnits: readonly Cause[] = ['initialisation', 'learning-rate-too-high', 'input-scale', 'activation-choice'];
