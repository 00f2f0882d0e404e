import { median } from '../stats/quantile.ts';
import { shareDifferenceStandardError } from '../stats/binomial.ts';
import { pairedSamples } from './paired-samples.ts';
import { finiteOrNull } from './prediction-task.ts';
import type { RuleInput } from './rule.ts';

/** Training and validation accuracy over the newest evaluations, both in inference mode on the same metric. */
export interface AccuracyGap {
  /** Medians over the newest evaluations, 0–1. */
  readonly train: number;
  readonly validation: number;
  /** Standard error of their difference, from the numbers of rows. */
  readonly standardError: number;
  readonly step: number;
  /** Training minus validation at each evaluation, oldest first. */
  readonly gaps: readonly number[];
  readonly steps: readonly number[];
}

/** Rows assumed where their number is unknown: few, so that a small set is not believed too much. */
const assumedRows = 100;
/** The probe batch holds at least this many rows, where the training gives as many. */
const probeRows = 128;

/** The gap over the newest `evaluations` evaluations; `null` when there are fewer, or accuracy is not logged for both. */
export function accuracyGap(input: RuleInput, evaluations: number): AccuracyGap | null {
  const validation = input.signals.series('validation/accuracy');
  const probe = input.signals.series('train-probe/accuracy');
  if (validation === undefined || probe === undefined) return null;
  const pairs = pairedSamples(validation.recent, probe.recent);
  if (pairs.steps.length < Math.max(1, evaluations)) return null;
  const held = median(pairs.first.slice(-evaluations));
  const train = median(pairs.second.slice(-evaluations));
  if (held === null || train === null) return null;
  const trainRows = Math.min(probeRows, finiteOrNull(input.facts.data?.rows) ?? finiteOrNull(input.facts.start?.rows) ?? assumedRows);
  const validationRows = finiteOrNull(input.facts.training?.validationSamples) ?? assumedRows;
  return {
    train,
    validation: held,
    standardError: shareDifferenceStandardError(train, trainRows, held, validationRows),
    step: pairs.steps.at(-1)!,
    gaps: pairs.second.map((value, index) => value - pairs.first[index]!),
    steps: pairs.steps,
  };
}

/** First step of the newest unbroken stretch of evaluations for which `holds`; the newest step when it is not true of the newest. */
export function gapSince(gap: AccuracyGap, holds: (difference: number) => boolean): number {
  let since = gap.step;
  for (let i = gap.gaps.length - 1; i >= 0 && holds(gap.gaps[i]!); i--) since = Math.min(since, gap.steps[i]!);
  return since;
}
