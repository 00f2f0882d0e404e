import { entropy } from '../../../stats/entropy.ts';
import { median } from '../../../stats/quantile.ts';
import { evidence } from '../../evidence.ts';
import { lossFamily } from '../../prediction-task.ts';
import { defineRule, type Finding, type RunFacts } from '../../rule.ts';
import type { SignalWindow } from '../../signals.ts';
import { before, newest } from '../../window-view.ts';

/**
 * Fires when a loss that cannot be negative by its formula is negative.
 *
 * @source AUTOTRAINER (ICSE 2021): a negative loss is a fault of the loss function or its targets.
 */
export const lossImpossible = defineRule({
  id: 'loss-impossible',
  kind: 'rule',
  severity: 'critical',
  status: 'stable',
  signals: ['train/loss'],
  facts: ['training'],
  optionalFacts: ['data'],
  silentForTasks: ['adversarial'],
  patience: { fireAfter: 1, outOf: 1, clearAfter: 50 },
  everySamples: 1,
  parameters: {
    tolerance: { default: 1e-6, unit: 'loss', about: { en: 'Size of a negative loss that rounding may give.', zh: '舍入误差可能造成的负值大小。' } },
    flipped: { default: 0.15, unit: 'ratio', about: { en: 'How near to −ln K a loss of your own must begin to count as a cross entropy with its sign turned.', zh: '自定义损失的起点须多接近 −ln K，才算符号写反的交叉熵（相对值）。' } },
    unbounded: { default: 100, unit: 'loss', about: { en: 'Size of a negative loss of your own from which, while it still doubles, it has no lower end. The log loss of a density would need a deviation of e^−100.', zh: '自定义损失为负且仍在倍增时，其绝对值达到此值即视为没有下限。密度的对数损失要到这里，标准差须小到 e^−100。' } },
  },
  tips: ['D1', 'B8', 'A3'],
  causes: ['wrong-loss'],
  evaluate({ signals, facts }, { tolerance, flipped, unbounded }) {
    const loss = signals.series('train/loss');
    const losses = facts.training?.losses ?? [];
    if (loss === undefined) return null;
    if (losses.every((name) => lossFamily(name) === 'other')) return signFlipped(loss, facts, flipped) ?? withoutBottom(loss, unbounded);
    if (losses.some((name) => lossFamily(name) === 'other')) return null;
    const { steps, values } = loss.recent;
    const first = values.findIndex((value) => value < -tolerance);
    if (first < 0) return null;
    const last = values.findLastIndex((value) => value < -tolerance);
    if (values.length - last > 50) return null; // long over: the same run may have been mended
    const target = facts.data?.targets[0];
    const isOutside = target !== undefined && typeof target.min === 'number' && typeof target.max === 'number' && Number.isFinite(target.min) && Number.isFinite(target.max) && (target.min < 0 || target.max > 1);
    return {
      subject: 'model',
      step: Math.max(steps[last]!, steps[first]!),
      firstStep: Math.min(steps[first]!, steps[last]!),
      evidence: [
        evidence('train/loss', values[last]!, 0, 'loss', { step: steps[last]! }),
        ...(isOutside ? [evidence('target-min', target.min!, 0, 'value'), evidence('target-max', target.max!, 1, 'value')] : []),
      ],
      candidates: [{ cause: 'wrong-loss', score: 0.9 }],
    };
  },
});

/** A loss of the user's own over classes that begins at minus what a cross entropy begins at, and sinks from there. */
function signFlipped(loss: SignalWindow, { data }: RunFacts, flipped: number): Finding | null {
  const counts = data?.classCounts ?? [];
  const step = loss.recent.steps.at(-1);
  if (counts.length < 2 || step === undefined || loss.count < 20 || !counts.every((count) => Number.isFinite(count) && count >= 0)) return null;
  const due = entropy(counts);
  const [first, now] = [median(loss.head.values.subarray(0, 5)), median(newest(loss, 10).values)];
  if (first === null || now === null || !(due > 0) || Math.abs(first + due) > flipped * due || !(now < first - 0.05 * due)) return null;
  return {
    subject: 'model',
    step,
    firstStep: Math.min(step, loss.head.steps[0]!),
    evidence: [evidence('train/loss', now, 0, 'loss', { baseline: first, step }), evidence('sign-flipped-start', first, -due, 'loss')],
    candidates: [{ cause: 'wrong-loss', score: 0.85 }],
  };
}

/** A loss of the user's own that is far below zero and keeps doubling: nothing holds it, so it is not an error that is made small. */
function withoutBottom(loss: SignalWindow, unbounded: number): Finding | null {
  const step = loss.recent.steps.at(-1);
  if (step === undefined || loss.count < 20) return null;
  const [first, then, now] = [median(loss.head.values.subarray(0, 5)), median(before(loss, 5, 5).values), median(newest(loss, 5).values)];
  const half = median(loss.recent.values.subarray(0, Math.ceil(loss.recent.values.length / 2)));
  if (first === null || then === null || now === null || half === null || !(now < -unbounded) || !(now < -10 * Math.abs(first)) || !(now < 2 * half) || !(now < then)) return null;
  return {
    subject: 'model',
    step,
    firstStep: Math.min(step, loss.head.steps[0]!),
    evidence: [evidence('train/loss', now, -unbounded, 'loss', { baseline: first, step }), evidence('loss-without-bottom', half, null, 'loss')],
    candidates: [{ cause: 'wrong-loss', score: 0.85 }],
  };
}
