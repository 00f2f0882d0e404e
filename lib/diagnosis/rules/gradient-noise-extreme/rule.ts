import { median } from '../../../stats/quantile.ts';
import { evidence } from '../../evidence.ts';
import { defineRule } from '../../rule.ts';
import { before, newest } from '../../window-view.ts';

/**
 * Fires when the batch is ten times smaller than the gradient noise scale while the loss stands still, or ten times larger.
 *
 * @source McCandlish et al. (2018), "An empirical model of large-batch training", arXiv 1812.06162: B_simple = tr(Σ) / |G|².
 */
export const gradientNoiseExtreme = defineRule({
  id: 'gradient-noise-extreme',
  kind: 'rule',
  severity: 'info',
  status: 'preview',
  signals: ['gradient-noise-scale', 'batch-size'],
  optionalSignals: ['train/loss'],
  facts: [],
  silentForTasks: ['adversarial'],
  patience: { fireAfter: 1, outOf: 1, clearAfter: 2 },
  everySamples: 1,
  parameters: {
    factor: { default: 10, unit: 'ratio', about: { en: 'How many times batch and noise scale must differ.', zh: '批次与噪声尺度须相差的倍数。' } },
    samples: { default: 5, unit: 'samples', about: { en: 'Newest estimates whose median is taken; each is made of eight sampled gradients.', zh: '取中位数的最近估计次数；每次估计由八次采样的梯度得出。' } },
    steps: { default: 200, unit: 'steps', about: { en: 'Steps before anything is said.', zh: '开始判断前的步数。' } },
    gain: { default: 0.02, unit: 'ratio', about: { en: 'Relative fall of the loss over 50 samples below which it stands still.', zh: '50 个样本内损失相对下降低于此值即为停滞。' } },
  },
  tips: ['B6', 'I12', 'B4'],
  causes: ['batch-size-too-small', 'batch-size-too-large'],
  evaluate({ signals }, { factor, samples, steps, gain }) {
    const scale = signals.series('gradient-noise-scale');
    const batch = median(newest(signals.series('batch-size') ?? emptyWindow, samples).values);
    if (scale === undefined || scale.recent.values.length < samples || batch === null || !(batch > 0)) return null;
    const level = median(newest(scale, samples).values);
    const step = scale.recent.steps.at(-1)!;
    if (level === null || !(level > 0) || step < steps) return null;
    const isNoisy = batch < level / factor;
    if (!isNoisy && !(batch > factor * level)) return null;
    if (isNoisy) {
      const loss = signals.series('train/loss');
      const [now, then] = loss === undefined || loss.count < 100 ? [null, null] : [median(newest(loss, 50).values), median(before(loss, 50, 50).values)];
      if (now === null || then === null || !(then > 0) || now < (1 - gain) * then) return null; // noise that does not hinder is no fault
    }
    return {
      subject: 'model',
      step,
      firstStep: Math.min(step, newest(scale, samples).steps[0]!),
      evidence: [evidence('batch-size', batch, isNoisy ? level / factor : factor * level, 'samples', { baseline: level, step })],
      candidates: [{ cause: isNoisy ? 'batch-size-too-small' : 'batch-size-too-large', score: 0.5 }],
    };
  },
});

const nothing = { steps: new Float64Array(0), values: new Float64Array(0) };
const emptyWindow = { count: 0, head: nothing, recent: nothing, lowest: null, highest: null, nonFinite: { count: 0, firstStep: null } };
