import { median } from '../../../stats/quantile.ts';
import { evidence } from '../../evidence.ts';
import { finiteOrNull } from '../../prediction-task.ts';
import { defineRule, type RunFacts } from '../../rule.ts';
import type { SignalWindow } from '../../signals.ts';
import { newest } from '../../window-view.ts';

/**
 * Finds a learning rate outside the range in which this kind of optimizer usually works. A hint, not a proof.
 *
 * @source UMLAUT (CHI 2021): above 0.01 or below 1e-7; Google tuning playbook and CS231n for the usual ranges; Goh, "Why momentum
 * really works" (Distill 2017): a velocity needs about 1 / (1 − momentum) steps to settle.
 */
export const learningRateRange = defineRule({
  id: 'learning-rate-range',
  kind: 'preflight',
  severity: 'info',
  status: 'stable',
  signals: [],
  optionalSignals: ['train/loss'],
  facts: ['training'],
  patience: { fireAfter: 1, outOf: 1, clearAfter: 1 },
  everySamples: 20,
  parameters: {
    adaptiveLowest: { default: 1e-5, unit: 'rate', about: { en: 'Least usual rate of Adam and its relatives.', zh: 'Adam 一族通常的最小学习率。' } },
    adaptiveHighest: { default: 1e-2, unit: 'rate', about: { en: 'Largest usual rate of Adam and its relatives.', zh: 'Adam 一族通常的最大学习率。' } },
    plainLowest: { default: 1e-4, unit: 'rate', about: { en: 'Least usual rate of gradient descent, with or without momentum.', zh: '梯度下降（含动量）通常的最小学习率。' } },
    plainHighest: { default: 1, unit: 'rate', about: { en: 'Largest usual rate of gradient descent; with momentum it counts as rate / (1 − momentum).', zh: '梯度下降通常的最大学习率；带动量时按 学习率 / (1 − 动量) 计。' } },
    horizon: { default: 0.5, unit: 'ratio', about: { en: 'Share of the planned steps beyond which 1 / (1 − momentum) is too long a memory: the velocity never settles.', zh: '1 / (1 − 动量) 超过计划步数的这一比例，记忆即过长：速度始终不会稳定。' } },
    fall: { default: 0.8, unit: 'ratio', about: { en: 'Share of the first losses under which the loss has fallen well, so that the hint is withdrawn.', zh: '损失降到初始损失的这一比例以下即为下降良好，提示随之撤回。' } },
  },
  tips: ['I1', 'A1', 'D2', 'D4'],
  causes: ['learning-rate-too-high', 'learning-rate-too-low'],
  evaluate({ facts, signals, step }, limits) {
    const rate = finiteOrNull(facts.training?.learningRate);
    const optimizer = facts.training?.optimizer?.toLowerCase() ?? '';
    if (rate === null || !(rate > 0)) return null;
    const isAdaptive = /^(adam|adamax|adamw|nadam|rmsprop)$/.test(optimizer);
    const isPlain = /^(sgd|momentum)$/.test(optimizer);
    if (!isAdaptive && !isPlain) return null;
    const momentum = finiteOrNull(Number(facts.training?.optimizerConfig['momentum'] ?? 0)) ?? 0;
    const effective = isPlain && momentum > 0 && momentum < 1 ? rate / (1 - momentum) : rate;
    const [low, high] = isAdaptive ? [limits.adaptiveLowest, limits.adaptiveHighest] : [limits.plainLowest, limits.plainHighest];
    const isHigh = (isAdaptive ? rate : effective) > high * (1 + 1e-9);
    const memory = momentumMemory(facts, momentum, limits.horizon);
    if (isPlain && isHigh && memory !== null) {
      return {
        severity: 'warning',
        subject: 'model',
        step,
        firstStep: Math.min(0, step),
        evidence: [evidence('momentum-memory', memory.steps, memory.limit, 'steps', { baseline: momentum }), evidence(`optimizer/${facts.training?.optimizer ?? ''}`, effective, null, 'rate')],
        candidates: [{ cause: 'learning-rate-too-high', score: 0.6 }],
      };
    }
    if ((!isHigh && !(effective < low * (1 - 1e-9))) || isFalling(signals.series('train/loss'), limits.fall)) return null;
    return {
      subject: 'model',
      step,
      firstStep: Math.min(0, step),
      evidence: [evidence('learning-rate', rate, isHigh ? high * (rate / effective) : low * (rate / effective), 'rate'), evidence(`optimizer/${facts.training?.optimizer ?? ''}`, effective, null, 'rate')],
      candidates: [{ cause: isHigh ? 'learning-rate-too-high' : 'learning-rate-too-low', score: 0.35 }],
    };
  },
});

/** Steps a velocity needs to settle, where they are more than that share of the planned run; `null` otherwise, and without a plan. */
function momentumMemory({ training, totalSteps }: RunFacts, momentum: number, share: number): { readonly steps: number; readonly limit: number } | null {
  const total = finiteOrNull(totalSteps) ?? finiteOrNull(training?.totalSteps);
  if (total === null || !(total > 0) || !(momentum > 0) || !(momentum < 1)) return null;
  const steps = 1 / (1 - momentum);
  return steps > share * total ? { steps, limit: share * total } : null;
}

/** True once the loss has fallen well below where it began: then the rate works, however unusual it is. */
function isFalling(loss: SignalWindow | undefined, share: number): boolean {
  if (loss === undefined || loss.count < 60) return false;
  const [now, then] = [median(newest(loss, 20).values), median(loss.head.values.subarray(0, 10))];
  return now !== null && then !== null && then > 0 && now < share * then;
}
