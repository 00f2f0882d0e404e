import { median } from '../../../stats/quantile.ts';
import type { ModelDescription } from '../../../protocol/description.ts';
import { evidence } from '../../evidence.ts';
import { pairedSamples, valueAt } from '../../paired-samples.ts';
import { finiteOrNull } from '../../prediction-task.ts';
import { defineRule } from '../../rule.ts';
import { firstFinite } from '../../window-view.ts';

/**
 * Fires when the same batch has a very different loss in training mode and in inference mode.
 *
 * @source TheDeepChecker (TOSEM 2022): relative loss difference between the modes above 0.5.
 */
export const modeGapWide = defineRule({
  id: 'mode-gap-wide',
  kind: 'rule',
  severity: 'warning',
  status: 'preview',
  signals: ['train/loss-inference', 'train/loss'],
  optionalSignals: ['train/loss-regularisation'],
  facts: ['model'],
  optionalFacts: ['training', 'start'],
  silentForTasks: ['adversarial'],
  patience: { fireAfter: 1, outOf: 1, clearAfter: 2 },
  everySamples: 1,
  parameters: {
    gap: { default: 0.5, unit: 'ratio', about: { en: 'Difference over the larger loss, when inference is worse: normalisation.', zh: '推理更差时，差值与较大损失之比：归一化。' } },
    dropoutGap: { default: 0.8, unit: 'ratio', about: { en: 'The same when training mode is worse: dropout.', zh: '训练模式更差时的同一比值：dropout。' } },
    steps: { default: 200, unit: 'steps', about: { en: 'Steps before anything is said: moving averages need them.', zh: '开始判断前的步数：滑动平均需要它们。' } },
    samples: { default: 2, unit: 'samples', about: { en: 'Newest comparisons whose median is taken.', zh: '取中位数的最近比较次数。' } },
    startShare: { default: 0.02, unit: 'ratio', about: { en: 'Share of the first loss that the difference must amount to.', zh: '差值须达到初始损失的这一比例。' } },
  },
  tips: ['B5', 'G4', 'I3', 'C3'],
  causes: ['normalisation-mode', 'batch-size-too-small', 'regularisation-too-strong'],
  evaluate({ signals, facts }, { gap, dropoutGap, steps, samples, startShare }) {
    const inference = signals.series('train/loss-inference');
    const training = signals.series('train/loss');
    if (inference === undefined || training === undefined || facts.model === null) return null;
    const { hasNormalisation, hasDropout } = modeParts(facts.model);
    const pairs = pairedSamples(inference.recent, training.recent);
    const step = pairs.steps.at(-1);
    const compared = pairs.steps.filter((at) => at >= steps).length;
    if (step === undefined || compared < Math.max(1, samples) || (!hasNormalisation && !hasDropout)) return null;
    const penalty = signals.series('train/loss-regularisation');
    const held = median(pairs.first.slice(-samples));
    const trained = median(pairs.second.slice(-samples).map((loss, index) => loss - (penalty === undefined ? 0 : (valueAt(penalty.recent, pairs.steps[pairs.steps.length - Math.min(samples, pairs.steps.length) + index]!) ?? 0))));
    if (held === null || trained === null || !(held >= 0) || !(trained >= 0)) return null;
    const difference = Math.abs(held - trained);
    const relative = difference / Math.max(held, trained);
    const start = Math.max(finiteOrNull(facts.start?.loss) ?? 0, firstFinite(training) ?? 0);
    const isInferenceWorse = held > trained;
    const limit = isInferenceWorse ? gap : dropoutGap;
    if (!(relative > limit) || !(difference > startShare * start) || (isInferenceWorse && !hasNormalisation) || (!isInferenceWorse && !hasDropout)) return null;
    const batch = finiteOrNull(facts.training?.batchSize);
    return {
      severity: isInferenceWorse ? 'warning' : 'info',
      subject: 'model',
      step,
      firstStep: Math.min(step, pairs.steps.at(-samples) ?? step),
      evidence: [evidence('train/loss-inference', held, null, 'loss', { baseline: trained, step }), evidence('mode-gap', relative, limit, 'ratio', { step })],
      candidates: isInferenceWorse
        ? [{ cause: 'normalisation-mode', score: 0.7 }, { cause: 'batch-size-too-small', score: batch !== null && batch < 8 ? 0.65 : 0.2 }]
        : [{ cause: 'regularisation-too-strong', score: 0.5 }, { cause: 'normalisation-mode', score: hasNormalisation ? 0.3 : 0.05 }],
    };
  },
});

function modeParts({ layers }: ModelDescription): { readonly hasNormalisation: boolean; readonly hasDropout: boolean } {
  return {
    hasNormalisation: layers.some((layer) => /^BatchNorm/i.test(layer.className)),
    hasDropout: layers.some((layer) => (layer.dropoutRate ?? 0) > 0 || /^(GaussianNoise|GaussianDropout|AlphaDropout)$/.test(layer.className)),
  };
}
