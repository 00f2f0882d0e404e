import { accuracyGap, gapSince } from '../../accuracy-gap.ts';
import { evidence } from '../../evidence.ts';
import { finiteOrNull } from '../../prediction-task.ts';
import { defineRule } from '../../rule.ts';

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
  facts: [],
  optionalFacts: ['data', 'training', 'start'],
  silentForTasks: ['regression'],
  patience: { fireAfter: 3, outOf: 3, clearAfter: 3 },
  everySamples: 1,
  parameters: {
    gap: { default: 0.2, unit: 'ratio', about: { en: 'Validation minus training accuracy.', zh: '验证与训练准确率之差。' } },
    evaluations: { default: 3, unit: 'evaluations', about: { en: 'Newest evaluations whose median is taken.', zh: '取中位数的最近评估次数。' } },
    deviations: { default: 3, unit: 'standard errors', about: { en: 'Standard errors the gap must exceed.', zh: '差距须超过的标准误倍数。' } },
  },
  tips: ['C2', 'I3', 'A6'],
  causes: ['data-leak', 'regularisation-too-strong', 'train-validation-mismatch'],
  evaluate(input, { gap, evaluations, deviations }) {
    const measured = accuracyGap(input, evaluations);
    if (measured === null) return null;
    const limit = Math.max(gap, deviations * measured.standardError);
    if (!(measured.validation - measured.train >= limit)) return null;
    const duplicates = finiteOrNull(input.facts.data?.duplicateRatio) ?? 0;
    return {
      subject: 'model',
      step: measured.step,
      firstStep: gapSince(measured, (difference) => -difference >= limit),
      evidence: [
        evidence('validation/accuracy', measured.validation, measured.train + limit, 'ratio', { baseline: measured.train, step: measured.step }),
        ...(duplicates > 0 ? [evidence('duplicate-ratio', duplicates, null, 'ratio')] : []),
      ],
      candidates:
        duplicates > 0.01
          ? [{ cause: 'data-leak', score: 0.7 }, { cause: 'train-validation-mismatch', score: 0.3 }]
          : [{ cause: 'train-validation-mismatch', score: 0.5 }, { cause: 'data-leak', score: 0.3 }, { cause: 'regularisation-too-strong', score: 0.15 }],
    };
  },
});
