import { median, medianAbsoluteDeviation } from '../../../stats/quantile.ts';
import { evidence } from '../../evidence.ts';
import { defineRule } from '../../rule.ts';
import type { SignalWindow } from '../../signals.ts';
import { newest } from '../../window-view.ts';

interface Usual {
  readonly middle: number;
  readonly sigma: number;
}

/**
 * Fires when the input batches have left the range of mean or spread in which the run's first batches lay.
 *
 * @source SageMaker Debugger CheckInputImages (mean above 0.2), made relative to the run's own beginning.
 */
export const inputShifted = defineRule({
  id: 'input-shifted',
  kind: 'rule',
  severity: 'warning',
  status: 'stable',
  signals: ['input-mean', 'input-std'],
  facts: [],
  patience: { fireAfter: 2, outOf: 3, clearAfter: 5 },
  everySamples: 1,
  parameters: {
    deviations: { default: 4, unit: 'robust deviations', about: { en: 'Distance from the usual value in robust standard deviations.', zh: '与通常值的距离，以稳健标准差计。' } },
    meanShift: { default: 0.5, unit: 'std', about: { en: 'Least shift of the mean, in standard deviations of the inputs.', zh: '均值的最小偏移，以输入标准差计。' } },
    stdFactor: { default: 2, unit: 'ratio', about: { en: 'Least change of the spread, as a factor up or down.', zh: '离散度的最小变化倍数，增减均算。' } },
    first: { default: 30, unit: 'batches', about: { en: 'First batches that make up what is usual.', zh: '构成“通常”的最初批次数。' } },
    batches: { default: 3, unit: 'batches', about: { en: 'Newest batches that must all be shifted.', zh: '须全部偏移的最新批次数。' } },
  },
  tips: ['A6', 'C2', 'I11'],
  causes: ['train-validation-mismatch'],
  evaluate({ signals }, { deviations, meanShift, stdFactor, first, batches }) {
    const means = signals.series('input-mean');
    const stds = signals.series('input-std');
    if (means === undefined || stds === undefined || Math.min(means.count, stds.count) < first + batches) return null;
    const usualMean = usualOf(means, first);
    const usualStd = usualOf(stds, first);
    if (usualMean === null || usualStd === null || !(usualStd.middle > 0)) return null;
    const meanLimit = Math.max(deviations * usualMean.sigma, meanShift * usualStd.middle);
    const isMeanFar = (value: number): boolean => Math.abs(value - usualMean.middle) > meanLimit;
    const isStdFar = (value: number): boolean =>
      Math.abs(value - usualStd.middle) > deviations * usualStd.sigma && value >= 0 && (value > stdFactor * usualStd.middle || value < usualStd.middle / stdFactor);
    const isMeanShifted = newest(means, batches).values.every(isMeanFar);
    const isStdShifted = newest(stds, batches).values.every(isStdFar);
    if (!isMeanShifted && !isStdShifted) return null;
    const step = means.recent.steps.at(-1)!;
    return {
      subject: 'model',
      step,
      firstStep: Math.min(step, since(isMeanShifted ? means : stds, isMeanShifted ? isMeanFar : isStdFar)),
      evidence: [
        ...(isMeanShifted ? [evidence('input-mean', means.recent.values.at(-1)!, usualMean.middle + Math.sign(means.recent.values.at(-1)! - usualMean.middle) * meanLimit, 'value', { baseline: usualMean.middle, step })] : []),
        ...(isStdShifted ? [evidence('input-std', stds.recent.values.at(-1)!, null, 'std', { baseline: usualStd.middle, step })] : []),
      ],
      candidates: [{ cause: 'train-validation-mismatch', score: 0.5 }],
    };
  },
});

/** Middle and robust deviation of the first samples; `null` when none is finite. A deviation of 0 counts as 1 % of the middle. */
function usualOf({ head }: SignalWindow, count: number): Usual | null {
  const values = head.values.subarray(0, count);
  const middle = median(values);
  const spread = medianAbsoluteDeviation(values);
  return middle === null || spread === null ? null : { middle, sigma: Math.max(1.4826 * spread, 0.01 * Math.abs(middle)) };
}

function since({ recent }: SignalWindow, isFar: (value: number) => boolean): number {
  let step = recent.steps.at(-1)!;
  for (let i = recent.values.length - 1; i >= 0 && isFar(recent.values[i]!); i--) step = Math.min(step, recent.steps[i]!);
  return step;
}
