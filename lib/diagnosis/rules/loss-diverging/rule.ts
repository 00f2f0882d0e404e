import { ewma, weightOfHalfLife } from '../../../stats/ewma.ts';
import { median, medianAbsoluteDeviation } from '../../../stats/quantile.ts';
import type { Evidence } from '../../../protocol/resource.ts';
import { evidence } from '../../evidence.ts';
import { largestUpdateSoFar } from '../../largest-update.ts';
import { defineRule, type Finding, type RuleInput } from '../../rule.ts';
import { hasLearningRateRisen } from '../../schedule.ts';
import { firstFinite, holdsSince, newest } from '../../window-view.ts';
import type { SignalWindow } from '../../signals.ts';
import { hugeUpdate, stepSizeCandidates } from '../../step-size-causes.ts';

/**
 * Fires when the training loss has left its range: above twice where it started (early form), or, after it had fallen,
 * back above twice its best smoothed value by a clear margin (late form).
 *
 * @source TheDeepChecker (TOSEM 2022): loss at least doubled against its minimum; reference noise as in our page.
 */
export const lossDiverging = defineRule({
  id: 'loss-diverging',
  kind: 'rule',
  severity: 'critical',
  status: 'stable',
  signals: ['train/loss'],
  optionalSignals: ['learning-rate', 'update-ratio/*'],
  facts: [],
  optionalFacts: ['start', 'model', 'data', 'training', 'task'],
  silentForTasks: ['adversarial'],
  patience: { fireAfter: 3, outOf: 5, clearAfter: 20 },
  everySamples: 1,
  parameters: {
    factor: { default: 2, unit: 'ratio', about: { en: 'How many times the loss must exceed its reference.', zh: '损失须超过参照值的倍数。' } },
    window: { default: 5, unit: 'samples', about: { en: 'Newest samples whose median is compared with the start.', zh: '与起点比较时取中位数的最新样本数。' } },
    halfLife: { default: 10, unit: 'samples', about: { en: 'Half-life of the smoothed loss.', zh: '平滑损失的半衰期。' } },
    lostShare: { default: 0.1, unit: 'ratio', about: { en: 'Late form: share of the first loss that the smoothed loss must have come back to.', zh: '后期形式：平滑损失须回升到初始损失的这一比例。' } },
  },
  tips: ['B2', 'D4', 'I1', 'F1', 'B8'],
  causes: ['learning-rate-too-high', 'initialisation', 'recurrent-instability', 'input-scale', 'target-scale'],
  evaluate(input, parameters) {
    const loss = input.signals.series('train/loss');
    const first = firstFinite(loss);
    if (loss === undefined || first === null || loss.count < parameters.window) return null;
    const start = input.facts.start?.loss;
    const reference = Math.max(first, typeof start === 'number' && Number.isFinite(start) ? start : first);
    if (!(reference > 0)) return null; // a loss that may be negative has no scale to compare with
    return earlyForm(input, loss, reference, parameters) ?? lateForm(input, loss, reference, parameters);
  },
});

interface Limits {
  readonly factor: number;
  readonly window: number;
  readonly halfLife: number;
  readonly lostShare: number;
}

function earlyForm(input: RuleInput, loss: SignalWindow, reference: number, { factor, window }: Limits): Finding | null {
  const limit = factor * reference;
  const level = median(newest(loss, window).values);
  if (level === null || !(level > limit)) return null;
  const step = loss.recent.steps.at(-1)!;
  return {
    subject: 'model',
    step,
    firstStep: holdsSince(loss, (value) => !(value <= limit)) ?? step,
    evidence: [evidence('train/loss', level, limit, 'loss', { baseline: reference, step }), ...updateEvidence(input)],
    candidates: stepSizeCandidates(input),
  };
}

function lateForm(input: RuleInput, loss: SignalWindow, reference: number, { factor, halfLife, lostShare }: Limits): Finding | null {
  const step = loss.recent.steps.at(-1)!;
  if (loss.count < 5 * halfLife || hasLearningRateRisen(input.signals.series('learning-rate'), step, halfLife * stepsPerSample(loss))) return null;
  const smoothed = ewma(loss.recent.values, weightOfHalfLife(halfLife));
  let best = { value: Number.POSITIVE_INFINITY, index: -1 };
  smoothed.forEach((value, index) => {
    if (index >= halfLife && value < best.value) best = { value, index };
  });
  const level = smoothed.at(-1)!;
  if (best.index < 0 || !(best.value > 0)) return null;
  const spread = medianAbsoluteDeviation(loss.recent.values.subarray(Math.max(0, best.index - 50), best.index + 1)) ?? 0;
  const limit = Math.max(factor * best.value, best.value + 6 * spread, lostShare * reference);
  if (!(level > limit)) return null;
  return {
    subject: 'model',
    step,
    firstStep: loss.recent.steps[smoothed.findLastIndex((value) => !(value > limit)) + 1] ?? step,
    evidence: [evidence('train/loss', level, limit, 'loss', { baseline: best.value, step }), ...updateEvidence(input)],
    candidates: stepSizeCandidates(input),
  };
}

/** How far the largest update so far changed a kernel, when that was too far. */
function updateEvidence(input: RuleInput): Evidence[] {
  const update = largestUpdateSoFar(input.signals, input.facts.model);
  if (update === null || !(update.ratio > hugeUpdate)) return [];
  return [evidence(`update-ratio/${update.subject}`, update.ratio, hugeUpdate, 'ratio', { step: update.step })];
}

function stepsPerSample(loss: SignalWindow): number {
  const { steps } = loss.recent;
  return steps.length < 2 ? 1 : Math.max(1, (steps.at(-1)! - steps[0]!) / (steps.length - 1));
}
