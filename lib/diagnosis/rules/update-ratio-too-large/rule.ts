import type { Severity } from '../../../protocol/cause.ts';
import { evidence } from '../../evidence.ts';
import { largestUpdates, middleOf } from '../../largest-update.ts';
import { defineRule } from '../../rule.ts';
import { stepSizeCandidates } from '../../step-size-causes.ts';

/**
 * Fires when updates keep changing some kernel by a good part of its size.
 *
 * @source TheDeepChecker and DeepDiagnosis: 1e-1; SageMaker Debugger: 10; healthy runs measured for our page: at most 0.021.
 */
export const updateRatioTooLarge = defineRule({
  id: 'update-ratio-too-large',
  kind: 'rule',
  severity: 'warning',
  status: 'stable',
  signals: ['update-ratio/*'],
  facts: [],
  optionalFacts: ['model', 'data', 'training', 'task'],
  patience: { fireAfter: 2, outOf: 3, clearAfter: 10 },
  everySamples: 2,
  warmUpSamples: 5,
  isGatedByOutcome: true,
  parameters: {
    window: { default: 30, unit: 'samples', about: { en: 'Newest samples whose median is taken.', zh: '取中位数的最新样本数。' } },
    largest: { default: 0.1, unit: 'ratio', about: { en: 'Update ratio above which a step is too large.', zh: '更新比例高于此值即步长过大。' } },
    wild: { default: 1, unit: 'ratio', about: { en: 'Update ratio of three of the newest five samples that is critical at once: the kernel is replaced, not improved.', zh: '最新五个样本中有三个达到此更新比例即为严重：核被替换而非改进。' } },
  },
  tips: ['B2', 'D4', 'I1', 'A6', 'F1'],
  causes: ['learning-rate-too-high', 'input-scale', 'target-scale', 'initialisation', 'recurrent-instability'],
  evaluate(input, { window, largest, wild }) {
    const updates = largestUpdates(input.signals, input.facts.model, window);
    if (updates === null || updates.ratios.length < 5) return null;
    const step = updates.steps.at(-1)!;
    const newestFive = updates.ratios.slice(-5);
    const isWild = newestFive.filter((ratio) => ratio > wild).length >= 3;
    const ratio = isWild ? middleOf(newestFive.filter((value) => value > wild)) : middleOf(updates.ratios);
    if (!isWild && (updates.ratios.length < window || !(ratio > largest))) return null;
    const severity: Severity = isWild ? 'critical' : 'warning';
    const limit = isWild ? wild : largest;
    return {
      severity,
      subject: updates.subject,
      step,
      firstStep: Math.min(step, updates.steps[updates.ratios.findIndex((value) => value > limit)] ?? step),
      evidence: [evidence(`update-ratio/${updates.subject}`, ratio, limit, 'ratio', { step })],
      candidates: stepSizeCandidates(input),
    };
  },
});
