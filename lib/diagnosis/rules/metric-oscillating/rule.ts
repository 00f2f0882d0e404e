import { binomialStandardError } from '../../../stats/binomial.ts';
import { median } from '../../../stats/quantile.ts';
import { evidence } from '../../evidence.ts';
import { finiteOrNull } from '../../prediction-task.ts';
import { defineRule, type Finding, type RuleInput } from '../../rule.ts';
import { newest } from '../../window-view.ts';

interface Swings {
  readonly count: number;
  readonly largest: number;
  readonly firstIndex: number;
}

/**
 * Fires when the validation accuracy keeps falling back by more than its sampling noise, at a constant learning rate.
 *
 * @source AUTOTRAINER (ICSE 2021): local maximum minus minimum of at least 0.03 in a fifth of the epochs.
 */
export const metricOscillating = defineRule({
  id: 'metric-oscillating',
  kind: 'rule',
  severity: 'info',
  status: 'stable',
  signals: ['validation/accuracy'],
  optionalSignals: ['learning-rate', 'update-ratio/*'],
  facts: [],
  optionalFacts: ['training'],
  silentForTasks: ['adversarial', 'regression'],
  patience: { fireAfter: 2, outOf: 2, clearAfter: 3 },
  everySamples: 1,
  parameters: {
    swing: { default: 0.03, unit: 'ratio', about: { en: 'Least fall from a local maximum to the next minimum.', zh: '从局部最大值到随后最小值的最小落差。' } },
    share: { default: 0.2, unit: 'ratio', about: { en: 'Falls as a share of the evaluations looked at.', zh: '落差次数占所看评估次数的比例。' } },
    evaluations: { default: 10, unit: 'evaluations', about: { en: 'Least number of evaluations.', zh: '最少评估次数。' } },
    window: { default: 30, unit: 'evaluations', about: { en: 'Newest evaluations that are looked at.', zh: '所看的最近评估次数。' } },
    deviations: { default: 2, unit: 'standard errors', about: { en: 'Standard errors of a difference that a fall must exceed.', zh: '落差须超过“差值标准误”的倍数。' } },
  },
  tips: ['B2', 'B6', 'A8', 'I2', 'I12'],
  causes: ['learning-rate-too-high', 'batch-size-too-small', 'labels'],
  evaluate(input, { swing, share, evaluations, window, deviations }) {
    const accuracy = input.signals.series('validation/accuracy');
    if (accuracy === undefined || accuracy.recent.values.length < evaluations) return null;
    const recent = newest(accuracy, window);
    if (!isRateConstant(input, recent.steps[0]!)) return null;
    const level = median(recent.values);
    if (level === null || level < 0 || level > 1) return null;
    const rows = finiteOrNull(input.facts.training?.validationSamples) ?? 100;
    const limit = Math.max(swing, deviations * Math.SQRT2 * binomialStandardError(level, rows));
    const swings = swingsOf(recent.values, limit);
    if (swings.count < Math.max(2, share * recent.values.length)) return null;
    const step = recent.steps.at(-1)!;
    const half = Math.floor(recent.values.length / 2);
    const isStuck = largestOf(recent.values.subarray(half)) <= largestOf(recent.values.subarray(0, half)) + binomialStandardError(level, rows);
    return {
      severity: isStuck ? 'warning' : 'info',
      subject: 'validation/accuracy',
      step,
      firstStep: Math.min(step, recent.steps[swings.firstIndex]!),
      evidence: [
        evidence('validation/accuracy', swings.largest, limit, 'ratio', { baseline: level, step }),
        evidence('falls', swings.count, share * recent.values.length, 'falls', { baseline: recent.values.length }),
      ],
      candidates: candidatesFrom(input),
    };
  },
});

/** Falls from a local maximum to the minimum after it that exceed `limit`; values that are not finite are passed over. */
function swingsOf(values: Float64Array, limit: number): Swings {
  let top = Number.NaN;
  let bottom = Number.NaN;
  let count = 0;
  let largest = 0;
  let firstIndex = 0;
  let topIndex = 0;
  values.forEach((value, index) => {
    if (!Number.isFinite(value)) return;
    if (Number.isNaN(top) || (Number.isNaN(bottom) && value >= top)) {
      top = value;
      topIndex = index;
      return;
    }
    if (!(value > bottom)) {
      bottom = value;
      return;
    }
    if (top - bottom < limit) {
      if (value < top) return; // not back yet: still the same fall
    } else if (value - bottom >= limit) {
      if (count === 0) firstIndex = topIndex;
      count += 1;
      largest = Math.max(largest, top - bottom);
    } else return;
    top = value;
    topIndex = index;
    bottom = Number.NaN;
  });
  return { count, largest, firstIndex };
}

function largestOf(values: Float64Array): number {
  return values.reduce((most, value) => (value > most ? value : most), Number.NEGATIVE_INFINITY);
}

/** True when the learning rate is unknown or was the same within 10 % since `step`. */
function isRateConstant({ signals }: RuleInput, step: number): boolean {
  const rates = signals.series('learning-rate');
  if (rates === undefined) return true;
  const since = rates.recent.values.filter((_, index) => rates.recent.steps[index]! >= step);
  return since.length === 0 || largestOf(since) <= 1.1 * since.reduce((least, value) => Math.min(least, value), Number.POSITIVE_INFINITY);
}

function candidatesFrom({ signals, facts }: RuleInput): Finding['candidates'] {
  const updates = [...signals.each('update-ratio').values()].flatMap((series) => median(newest(series, 20).values) ?? []);
  const isLarge = updates.some((ratio) => ratio > 0.02);
  const batch = finiteOrNull(facts.training?.batchSize);
  const scores: Finding['candidates'] = [
    { cause: 'learning-rate-too-high', score: isLarge ? 0.7 : 0.4 },
    { cause: 'batch-size-too-small', score: batch !== null && batch < 16 ? 0.5 : 0.25 },
    { cause: 'labels', score: 0.15 },
  ];
  return scores.toSorted((one, other) => other.score - one.score);
}
