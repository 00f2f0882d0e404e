import type { Cause, Severity } from '../../../protocol/cause.ts';
import { median } from '../../../stats/quantile.ts';
import { evidence } from '../../evidence.ts';
import { largestUpdates, middleOf, scheduleShare } from '../../largest-update.ts';
import { defineRule, type RuleInput } from '../../rule.ts';
import { hasLearningRateRisen } from '../../schedule.ts';
import { firstFinite, newest } from '../../window-view.ts';

/**
 * Fires when even the kernel that moves most hardly moves: its update ratio, corrected for the place in the schedule, lies
 * far under what learning needs.
 *
 * @source CS231n notes: about 1e-3; TheDeepChecker: 1e-4; SageMaker Debugger: 1e-8.
 */
export const updateRatioTooSmall = defineRule({
  id: 'update-ratio-too-small',
  kind: 'rule',
  severity: 'warning',
  status: 'stable',
  signals: ['update-ratio/*'],
  optionalSignals: ['learning-rate', 'train/loss', 'gradient-norm'],
  facts: [],
  optionalFacts: ['model'],
  patience: { fireAfter: 3, outOf: 4, clearAfter: 8 },
  everySamples: 3,
  warmUpSamples: 40,
  isGatedByOutcome: true,
  parameters: {
    window: { default: 30, unit: 'samples', about: { en: 'Newest samples whose median is taken.', zh: '取中位数的最新样本数。' } },
    warmUp: { default: 40, unit: 'samples', about: { en: 'Samples before the rule says anything.', zh: '规则开口前须有的样本数。' } },
    smallest: { default: 3e-5, unit: 'ratio', about: { en: 'Update ratio of the fastest kernel below which learning is too slow.', zh: '变化最快的核的更新比例，低于此值学习过慢。' } },
    nothing: { default: 1e-6, unit: 'ratio', about: { en: 'Update ratio that is as good as none: critical while the loss has not fallen.', zh: '等同于没有更新的比例：损失未下降时为严重。' } },
  },
  tips: ['B3', 'D2', 'D3', 'D4', 'I1'],
  causes: ['learning-rate-too-low', 'regularisation-too-strong', 'wrong-loss', 'disconnected-variable'],
  evaluate(input, { window, warmUp, smallest, nothing }) {
    const updates = largestUpdates(input.signals, input.facts.model, window);
    const rate = input.signals.series('learning-rate');
    if (updates === null || updates.ratios.length < Math.min(window, warmUp) || sampleCount(input) < warmUp) return null;
    const step = updates.steps.at(-1)!;
    if (hasLearningRateRisen(rate, step, 50)) return null;
    const share = scheduleShare(rate);
    const ratio = middleOf(updates.ratios) / share;
    if (!(ratio < smallest)) return null;
    const since = updates.ratios.findLastIndex((value) => !(value / share < smallest)) + 1;
    const severity: Severity = ratio < nothing && !hasFallen(input) ? 'critical' : 'warning';
    const isFlat = hasNoGradient(input, window);
    const candidates: { cause: Cause; score: number }[] = isFlat ? [{ cause: 'wrong-loss', score: 0.65 }, { cause: 'disconnected-variable', score: 0.5 }, { cause: 'learning-rate-too-low', score: 0.05 }] : [
      { cause: 'learning-rate-too-low', score: ratio < nothing ? 0.6 : 0.8 },
      { cause: 'regularisation-too-strong', score: 0.1 },
    ];
    return { severity, subject: 'model', step, firstStep: updates.steps[since] ?? step, evidence: [evidence(`update-ratio/${updates.subject}`, ratio, smallest, 'ratio', { step }), ...(isFlat ? [evidence('gradient-norm', 0, null, 'L2', { step })] : [])], candidates };
  },
});

/** True when every gradient was exactly zero all the while: no learning rate helps a loss that does not depend on the weights. */
function hasNoGradient(input: RuleInput, window: number): boolean {
  const norms = input.signals.series('gradient-norm');
  return norms !== undefined && norms.recent.values.length >= window && newest(norms, window).values.every((norm) => norm === 0);
}

function sampleCount(input: RuleInput): number {
  return Math.max(0, ...[...input.signals.each('update-ratio').values()].map((series) => series.count));
}

/** A run that has learned what it can makes small steps for a good reason. */
function hasFallen(input: RuleInput): boolean {
  const loss = input.signals.series('train/loss');
  const first = firstFinite(loss);
  const level = loss === undefined ? null : median(newest(loss, 20).values);
  return first !== null && level !== null && level < 0.9 * first;
}
