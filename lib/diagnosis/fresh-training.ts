import { binomialStandardError } from '../stats/binomial.ts';
import { entropy } from '../stats/entropy.ts';
import { mean } from '../stats/mean.ts';
import { median } from '../stats/quantile.ts';
import { chanceLevel, finiteOrNull, isRegression, lossFamily } from './prediction-task.ts';
import type { Finding, RuleInput } from './rule.ts';
import type { SignalWindow } from './signals.ts';
import { newest } from './window-view.ts';

/**
 * Why validation stands so far behind: the two sets differ, the training labels say nothing about their inputs, or what was
 * learned is right for the training rows alone.
 */
export type GapReason = 'sets-differ' | 'sets-may-differ' | 'labels-say-nothing' | 'learned-by-heart' | 'cannot-be-told';

/** Fewer samples than this say nothing about rows seen for the first time. */
const leastSamples = 20;
/** Rows met up to three times are still almost fresh; used where one epoch is too short to learn anything in. */
const shortEpoch = 60;

/**
 * The reason for a gap, from how the model did on training rows when it met them first: such rows are as new to it as
 * validation rows. Good there and not on validation: the sets differ. Not so, and validation never better than a constant guess:
 * there is nothing to learn but by heart. Looks at `train/loss`, `train/accuracy`, `train-probe/accuracy`, `validation/loss`,
 * `validation/accuracy`, and at the facts `data` and `training`.
 */
export function reasonOfGap(input: RuleInput): GapReason {
  return isRegression(input.facts) ? reasonByLoss(input) : (reasonByAccuracy(input) ?? 'cannot-be-told');
}

/** Candidates for a gap between training and validation by its reason; `overfitting` is the score of that cause where nothing speaks against it. */
export function gapCandidates(input: RuleInput, overfitting: number): Finding['candidates'] {
  const counts = input.facts.data?.classCounts ?? [];
  if (counts.length > 1 && Math.max(...counts) > 10 * Math.max(1, Math.min(...counts))) return [{ cause: 'class-imbalance', score: 0.6 }, { cause: 'overfitting', score: 0.35 }];
  const order = input.signals.series('label-entropy-ratio');
  if (order !== undefined && (median(newest(order, 20).values) ?? 1) < 0.5) return [{ cause: 'batch-order', score: 0.6 }, { cause: 'overfitting', score: 0.35 }];
  switch (reasonOfGap(input)) {
    case 'sets-differ':
      return [{ cause: 'train-validation-mismatch', score: 0.75 }, { cause: 'labels', score: 0.25 }, { cause: 'overfitting', score: 0.2 }];
    case 'labels-say-nothing':
      return [{ cause: 'labels', score: 0.7 }, { cause: 'overfitting', score: 0.3 }, { cause: 'layout-or-reshape', score: 0.3 }];
    case 'sets-may-differ':
      return [{ cause: 'overfitting', score: overfitting }, { cause: 'train-validation-mismatch', score: 0.35 }, { cause: 'layout-or-reshape', score: 0.1 }];
    default:
      return [{ cause: 'overfitting', score: overfitting }];
  }
}

function reasonByAccuracy(input: RuleInput): GapReason | null {
  const { signals, facts } = input;
  const validation = signals.series('validation/accuracy');
  const chance = chanceLevel(facts);
  const batch = finiteOrNull(facts.training?.batchSize) ?? 1;
  const perEpoch = finiteOrNull(facts.training?.stepsPerEpoch);
  const fresh = freshSamples(signals.series('train/accuracy'), perEpoch) ?? earlyProbe(signals.series('train-probe/accuracy'), perEpoch, batch);
  const held = validation?.highest?.value;
  const level = fresh === null ? null : mean(fresh);
  if (fresh === null || level === null || held === undefined || chance === null || level < 0 || level > 1) return null;
  const rows = finiteOrNull(facts.training?.validationSamples) ?? 100;
  const error = Math.hypot(binomialStandardError(level, fresh.length * batch), binomialStandardError(Math.min(1, Math.max(0, held)), rows));
  const isOnePass = (perEpoch ?? 0) >= shortEpoch;
  // Rows that stand in the file many times are not new even in the first epoch: only a validation that hardly beats chance is plain.
  if (level - held > Math.max(isOnePass ? 0.1 : 0.35, 4 * error)) return held < chance + 0.35 * (level - chance) ? 'sets-differ' : 'sets-may-differ';
  return held <= chance + Math.max(0.12 * (1 - chance), 3.5 * binomialStandardError(chance, rows)) ? 'labels-say-nothing' : 'learned-by-heart';
}

function reasonByLoss({ signals, facts }: RuleInput): GapReason {
  const guess = constantGuessLoss(facts);
  const fresh = freshSamples(signals.series('train/loss'), finiteOrNull(facts.training?.stepsPerEpoch));
  const level = fresh === null ? null : median(fresh);
  const held = signals.series('validation/loss')?.lowest?.value;
  if (guess === null || level === null || held === undefined) return 'cannot-be-told';
  if (held > 2 * level && held - level > 0.2 * guess) return 'sets-differ';
  // The guess is the spread of the training targets: that of the few validation rows differs by √(2 / n) of itself.
  const rows = finiteOrNull(facts.training?.validationSamples);
  const least = Math.min(0.85, 1 - 2 * Math.sqrt(2 / Math.max(8, rows ?? 1e9)));
  if (held < least * guess) return 'learned-by-heart';
  return level > 0.85 * guess ? 'labels-say-nothing' : 'cannot-be-told';
}

/**
 * Loss of the best answer that does not look at the input: the entropy of the classes for a cross entropy, the variance of the
 * targets for a squared error. `null` for other losses and unknown data.
 */
export function constantGuessLoss({ data, training }: Pick<RuleInput['facts'], 'data' | 'training'>): number | null {
  const losses = training?.losses ?? [];
  if (losses.length !== 1) return null;
  if (/^(mse|mean_?squared_?error)$/i.test(losses[0]!)) {
    const std = data?.targets.length === 1 ? finiteOrNull(data.targets[0]!.std) : null;
    return std !== null && std > 0 && Number.isFinite(std ** 2) ? std ** 2 : null;
  }
  const counts = data?.classCounts ?? [];
  if (!/crossentropy/.test(losses[0]!.toLowerCase().replace(/[^a-z]/g, '')) || lossFamily(losses[0]!) === 'other') return null;
  if (counts.length < 2 || !counts.every((count) => Number.isFinite(count) && count >= 0)) return null;
  const guess = entropy(counts);
  return guess > 0 && Number.isFinite(guess) ? guess : null;
}

/** Values of a per-step series over the later half of the first epoch; `null` where it is not kept any more, or too short. */
function freshSamples(series: SignalWindow | undefined, stepsPerEpoch: number | null): Float64Array | null {
  if (series === undefined || stepsPerEpoch === null || !(stepsPerEpoch > 0)) return null;
  const end = stepsPerEpoch < shortEpoch ? Math.min(shortEpoch, 3 * stepsPerEpoch) : stepsPerEpoch;
  const source = series.recent.steps[0]! <= end / 2 ? series.recent : series.head;
  const fresh = source.values.filter((value, index) => source.steps[index]! < end && Number.isFinite(value));
  return fresh.length < leastSamples ? null : fresh.slice(Math.floor(fresh.length / 2));
}

/** Where no batch tells its accuracy: that of the probe rows when the model had met them once or twice; `null` when that was not measured. */
function earlyProbe(probe: SignalWindow | undefined, stepsPerEpoch: number | null, batch: number): Float64Array | null {
  if (probe === undefined || stepsPerEpoch === null || !(stepsPerEpoch * 2 >= leastSamples)) return null;
  const early = probe.head.values.filter((value, index) => probe.head.steps[index]! >= stepsPerEpoch / 2 && probe.head.steps[index]! < 2 * stepsPerEpoch && Number.isFinite(value));
  const last = early.at(-1);
  return last === undefined ? null : new Float64Array(Math.max(1, Math.round(128 / Math.max(1, batch)))).fill(last);
}
