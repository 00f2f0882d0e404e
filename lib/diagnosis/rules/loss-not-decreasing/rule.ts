import type { Cause } from '../../../protocol/cause.ts';
import type { Evidence } from '../../../protocol/resource.ts';
import { binomialStandardError } from '../../../stats/binomial.ts';
import { median, medianAbsoluteDeviation } from '../../../stats/quantile.ts';
import { evidence } from '../../evidence.ts';
import { constantGuessLoss } from '../../fresh-training.ts';
import { largestUpdates, largestUpdateSoFar, middleOf } from '../../largest-update.ts';
import { chanceLevel, finiteOrNull } from '../../prediction-task.ts';
import { defineRule, type Finding, type RuleInput } from '../../rule.ts';
import { hasLearningRateRisen } from '../../schedule.ts';
import type { SignalWindow } from '../../signals.ts';
import { newest } from '../../window-view.ts';

/**
 * Fires when, after a fair time, the training loss is still where it began: the newest median is hardly below the first
 * one, and the difference is within its noise.
 *
 * @source AUTOTRAINER "slow convergence" and SageMaker Debugger LossNotDecreasing, on medians of windows instead of points.
 */
export const lossNotDecreasing = defineRule({
  id: 'loss-not-decreasing',
  kind: 'rule',
  severity: 'warning',
  status: 'stable',
  signals: ['train/loss'],
  optionalSignals: ['update-ratio/*', 'learning-rate', 'train/accuracy'],
  facts: [],
  optionalFacts: ['training', 'data', 'start', 'model'],
  silentForTasks: ['adversarial'],
  patience: { fireAfter: 5, outOf: 6, clearAfter: 10 },
  everySamples: 5,
  warmUpSamples: 100,
  parameters: {
    minSteps: { default: 100, unit: 'steps', about: { en: 'Steps before the rule says anything; at least one epoch, of at most 1,000 steps.', zh: '规则开口前须经过的步数；至少一个轮次，至多 1,000 步。' } },
    window: { default: 20, unit: 'samples', about: { en: 'Fewest samples at either end whose medians are compared; a quarter of the run, up to 100, where that is more.', zh: '两端各取中位数的最少样本数；若训练的四分之一更多，则取四分之一，至多 100。' } },
    keptShare: { default: 0.98, unit: 'ratio', about: { en: 'Share of the first loss above which there was no progress.', zh: '当前损失高于初始损失的这一比例，即视为没有进展。' } },
    noiseErrors: { default: 3, unit: 'errors', about: { en: 'A drop from the first to the newest samples below so many standard errors is noise.', zh: '从最初到最新样本的下降小于标准误的这一倍数即为噪声。' } },
    negligible: { default: 0.002, unit: 'ratio', about: { en: 'A drop below this share of the first loss counts as none, however steady.', zh: '下降小于初始损失的这一比例，无论多平稳都视为没有。' } },
  },
  tips: ['B1', 'B3', 'D2', 'D4', 'C6', 'H2'],
  causes: ['learning-rate-too-low', 'capacity-too-small', 'learning-rate-schedule', 'learning-rate-too-high', 'labels', 'unknown'],
  evaluate(input, { minSteps, window, keptShare, noiseErrors, negligible }) {
    const loss = input.signals.series('train/loss');
    if (loss === undefined || loss.count < window + 5) return null;
    const step = loss.recent.steps.at(-1)!;
    const epoch = finiteOrNull(input.facts.training?.stepsPerEpoch) ?? 0;
    if (step - loss.head.steps[0]! < Math.max(minSteps, Math.min(epoch, 1000)) || hasLearningRateRisen(input.signals.series('learning-rate'), step, 50)) return null;

    // A quarter of the run at either end, so that a slow fall in noise still shows.
    const span = Math.max(window, Math.min(100, Math.floor(loss.count / 4)));
    const now = newest(loss, span).values;
    const level = median(now);
    const first = median(loss.head.values.subarray(0, 5));
    const early = median(loss.head.values.subarray(0, span));
    if (level === null || early === null || first === null || !(first > 0)) return null;
    const noise = (noiseErrors * 1.4826 * (medianAbsoluteDeviation(now) ?? 0)) / Math.sqrt(span);
    if (early - level >= Math.max(noise, negligible * first)) return null; // it falls, if slowly
    const guess = constantGuessLoss(input.facts);
    if (guess !== null && level < 0.5 * guess) return null; // good from the start (fine-tuning): need not improve
    const isWhereItBegan = level > keptShare * first;
    if (!isWhereItBegan && !(guess !== null && level > keptShare * guess)) return null;
    const limit = keptShare * (isWhereItBegan ? first : guess!);
    const accuracy = atChance(input, window);
    return {
      severity: accuracy === null ? 'warning' : 'critical',
      subject: 'model',
      step,
      firstStep: Math.min(step, sinceWhen(loss, level)),
      evidence: [evidence('train/loss', level, limit, 'loss', { baseline: first, step }), ...(accuracy === null ? [] : [accuracy])],
      candidates: candidatesFrom(input, window, guess !== null && Math.abs(level - guess) < 0.05 * guess),
    };
  },
});

/** Where it began to stand there: after its lowest value when it had once been well below, else the first step. */
function sinceWhen(loss: SignalWindow, level: number): number {
  return loss.lowest !== null && loss.lowest.value < 0.5 * level ? loss.lowest.step : loss.head.steps[0]!;
}

/** The training accuracy, when it is known and no better than a constant guess. */
function atChance(input: RuleInput, window: number): Evidence | null {
  const chance = chanceLevel(input.facts);
  const accuracy = input.signals.series('train/accuracy');
  const level = accuracy === undefined ? null : median(newest(accuracy, window).values);
  if (chance === null || level === null) return null;
  const limit = chance + 3 * binomialStandardError(chance, window * (finiteOrNull(input.facts.training?.batchSize) ?? 1));
  return level <= limit ? evidence('train/accuracy', level, limit, 'ratio', { baseline: chance }) : null;
}

/** `isAtGuess`: the loss is that of an answer that does not look at the input. With sound updates this is what labels without sense give. */
function candidatesFrom(input: RuleInput, window: number, isAtGuess: boolean): Finding['candidates'] {
  const updates = largestUpdates(input.signals, input.facts.model, window);
  const update = updates === null ? Number.NaN : middleOf(updates.ratios);
  const areUpdatesSound = update >= 3e-4 && (largestUpdateSoFar(input.signals, input.facts.model)?.ratio ?? 0) <= 0.1;
  const scores: { cause: Cause; score: number }[] = [
    { cause: 'learning-rate-too-low', score: update < 1e-4 ? 0.65 : update < 3e-4 ? 0.4 : 0.15 },
    { cause: 'learning-rate-too-high', score: update > 0.1 ? 0.7 : 0.1 },
    { cause: 'labels', score: isAtGuess && areUpdatesSound ? 0.42 : 0.2 },
    { cause: 'capacity-too-small', score: 0.2 },
    { cause: 'learning-rate-schedule', score: 0.1 },
    { cause: 'unknown', score: 0.3 },
  ];
  return scores.sort((one, other) => other.score - one.score);
}
