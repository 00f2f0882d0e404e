import { mean } from '../../../stats/mean.ts';
import { accuracyGap, gapSince } from '../../accuracy-gap.ts';
import { evidence } from '../../evidence.ts';
import { finiteOrNull } from '../../prediction-task.ts';
import { defineRule, type RuleInput } from '../../rule.ts';
import { newest } from '../../window-view.ts';

/**
 * Fires when the model is much better on validation rows than on rows it was trained on, both in inference mode.
 *
 * @source UMLAUT (CHI 2021): validation above training accuracy by 0.05; loosened, and measured in the same mode on the same metric.
 */
export const validationAboveTrain = defineRule({
  id: 'validation-above-train',
  kind: 'rule',
  severity: 'info',
  status: 'stable',
  signals: ['validation/accuracy', 'train-probe/accuracy'],
  optionalSignals: ['train/accuracy'],
  facts: [],
  optionalFacts: ['data', 'training', 'start', 'model'],
  silentForTasks: ['regression'],
  patience: { fireAfter: 3, outOf: 3, clearAfter: 3 },
  everySamples: 1,
  parameters: {
    gap: { default: 0.2, unit: 'ratio', about: { en: 'Validation minus training accuracy.', zh: '验证与训练准确率之差。' } },
    evaluations: { default: 3, unit: 'evaluations', about: { en: 'Newest evaluations whose median is taken.', zh: '取中位数的最近评估次数。' } },
    severe: { default: 0.2, unit: 'ratio', about: { en: 'Gap to the accuracy over whole training batches, in models that are the same while training, that is a warning: the training labels are at fault.', zh: '与整批训练准确率之差（限训练与推理行为相同的模型），达到即为警告：训练标签有误。' } },
    deviations: { default: 3, unit: 'standard errors', about: { en: 'Standard errors the gap must exceed.', zh: '差距须超过的标准误倍数。' } },
  },
  tips: ['C2', 'I3', 'A6'],
  causes: ['data-leak', 'regularisation-too-strong', 'train-validation-mismatch', 'labels'],
  evaluate(input, { gap, evaluations, deviations, severe }) {
    const measured = accuracyGap(input, evaluations);
    if (measured === null) return null;
    const limit = Math.max(gap, deviations * measured.standardError);
    const batches = batchAccuracy(input);
    const isWorseInBatches = batches !== null && Math.min(measured.validation, batches.validationBefore) - batches.level >= Math.max(severe, deviations * measured.standardError);
    if (!(measured.validation - measured.train >= limit) && !isWorseInBatches) return null;
    const duplicates = finiteOrNull(input.facts.data?.duplicateRatio) ?? 0;
    return {
      severity: isWorseInBatches && duplicates <= 0.01 ? 'warning' : 'info',
      subject: 'model',
      step: measured.step,
      firstStep: Math.min(measured.step, gapSince(measured, (difference) => -difference >= limit)),
      evidence: [
        evidence('validation/accuracy', measured.validation, measured.train + limit, 'ratio', { baseline: measured.train, step: measured.step }),
        ...(duplicates > 0 ? [evidence('duplicate-ratio', duplicates, null, 'ratio')] : []),
      ],
      candidates:
        duplicates > 0.01
          ? [{ cause: 'data-leak', score: 0.7 }, { cause: 'train-validation-mismatch', score: 0.3 }]
          : isWorseInBatches
            ? [{ cause: 'labels', score: 0.65 }, { cause: 'train-validation-mismatch', score: 0.4 }, { cause: 'data-leak', score: 0.2 }]
            : [{ cause: 'train-validation-mismatch', score: 0.5 }, { cause: 'data-leak', score: 0.3 }, { cause: 'regularisation-too-strong', score: 0.15 }],
    };
  },
});

/**
 * Mean accuracy over the newest training batches (far more rows than the probe holds), and validation accuracy when the first of
 * them was trained on: batches of a model that learns fast are behind for that alone. `null` where either is not known, and in
 * models that behave otherwise while training (dropout, noise, batch normalisation), whose batches do worse for that alone.
 */
function batchAccuracy({ signals, facts }: RuleInput): { readonly level: number; readonly validationBefore: number } | null {
  const batches = signals.series('train/accuracy');
  const validation = signals.series('validation/accuracy')?.recent;
  const isOtherwise = facts.model === null || facts.model.layers.some((layer) => (layer.dropoutRate ?? 0) > 0 || /^(BatchNorm|Gaussian|AlphaDropout)/i.test(layer.className));
  if (batches === undefined || validation === undefined || isOtherwise || batches.count < 50) return null;
  const { steps, values } = newest(batches, 100);
  const level = mean(values);
  const place = validation.steps.findLastIndex((step) => step <= steps[0]!);
  const validationBefore = validation.values[place];
  return level !== null && level >= 0 && level <= 1 && validationBefore !== undefined && Number.isFinite(validationBefore) ? { level, validationBefore } : null;
}
