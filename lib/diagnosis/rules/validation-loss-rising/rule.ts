import { binomialStandardError } from '../../../stats/binomial.ts';
import { ewma } from '../../../stats/ewma.ts';
import { medianAbsoluteDeviation } from '../../../stats/quantile.ts';
import { evidence } from '../../evidence.ts';
import { gapCandidates } from '../../fresh-training.ts';
import { valueAt } from '../../paired-samples.ts';
import { finiteOrNull } from '../../prediction-task.ts';
import { defineRule, type RuleInput } from '../../rule.ts';
import { firstFinite } from '../../window-view.ts';

/**
 * Fires when the smoothed validation loss has climbed clearly above its best, while the loss on fixed training rows kept falling.
 *
 * @source Google tuning playbook: problematic overfitting is a validation error that increases; margins measured on small healthy runs.
 */
export const validationLossRising = defineRule({
  id: 'validation-loss-rising',
  kind: 'rule',
  severity: 'warning',
  status: 'stable',
  signals: ['validation/loss', 'train-probe/loss'],
  optionalSignals: ['validation/accuracy', 'train/accuracy', 'train-probe/accuracy', 'train/loss', 'label-entropy-ratio'],
  facts: [],
  optionalFacts: ['start', 'training', 'data'],
  silentForTasks: ['adversarial'],
  patience: { fireAfter: 3, outOf: 3, clearAfter: 3 },
  everySamples: 1,
  parameters: {
    rise: { default: 0.15, unit: 'ratio', about: { en: 'How far the smoothed validation loss must stand above its best.', zh: '平滑验证损失须高出其最佳值的比例。' } },
    trainFall: { default: 0.9, unit: 'ratio', about: { en: 'Share of its value at the best step that the training loss must be under.', zh: '训练损失须低于其在最佳步处数值的这一比例。' } },
    weight: { default: 0.5, unit: 'ratio', about: { en: 'Weight of the newest evaluation in the smoothed validation loss.', zh: '平滑验证损失中最新一次评估的权重。' } },
    evaluations: { default: 5, unit: 'evaluations', about: { en: 'Evaluations before anything is said.', zh: '开始判断前所需的评估次数。' } },
    startShare: { default: 0.02, unit: 'ratio', about: { en: 'Share of the first loss that the rise must amount to, so that ripples near zero do not count.', zh: '上升量须达到初始损失的这一比例，近零处的涟漪不算。' } },
  },
  tips: ['D5', 'G5', 'G1', 'G2', 'G3', 'G6', 'H7', 'C3'],
  causes: ['overfitting', 'train-validation-mismatch', 'labels', 'layout-or-reshape', 'class-imbalance', 'batch-order'],
  evaluate(input, { rise, trainFall, weight, evaluations, startShare }) {
    const validation = input.signals.series('validation/loss');
    const probe = input.signals.series('train-probe/loss');
    if (validation === undefined || probe === undefined || validation.count < evaluations) return null;

    const { steps, values } = validation.recent;
    const smoothed = ewma(values, weight);
    let best = -1;
    smoothed.forEach((value, index) => {
      if (Number.isFinite(value) && (best < 0 || value < smoothed[best]!)) best = index;
    });
    const level = smoothed.at(-1);
    if (best < 0 || level === undefined || !(smoothed[best]! > 0)) return null;
    const lowest = smoothed[best]!;
    const start = finiteOrNull(input.facts.start?.loss) ?? firstFinite(validation) ?? lowest;
    const margin = Math.max(rise * lowest, startShare * start, 3 * noiseOf(values) * Math.sqrt(weight / (2 - weight)));
    if (!(level > lowest + margin)) return null;

    const step = steps.at(-1)!;
    const trainAtBest = valueAt(probe.recent, steps[best]!) ?? finiteOrNull(probe.recent.values[0]);
    const trainNow = valueAt(probe.recent, step);
    if (trainAtBest === null || trainNow === null || !(trainNow < trainFall * trainAtBest)) return null;
    return {
      ...(isAccuracyStillRising(input, steps[best]!) ? { severity: 'info' as const } : {}),
      subject: 'model',
      step,
      firstStep: Math.min(step, steps[best]!),
      evidence: [
        evidence('validation/loss', level, lowest + margin, 'loss', { baseline: lowest, step }),
        evidence('train-probe/loss', trainNow, trainFall * trainAtBest, 'loss', { baseline: trainAtBest, step }),
      ],
      candidates: gapCandidates(input, 0.85),
    };
  },
});

/** Standard deviation of one evaluation about the curve, from the differences of neighbours; 0 when it cannot be told. */
function noiseOf(values: Float64Array): number {
  const newest = values.subarray(-50);
  const differences = newest.subarray(1).map((value, index) => value - newest[index]!);
  return (1.4826 * (medianAbsoluteDeviation(differences) ?? 0)) / Math.SQRT2;
}

/** True when one of the newest 3 evaluations since the best loss set a new best accuracy by more than a standard error. */
function isAccuracyStillRising(input: RuleInput, bestStep: number): boolean {
  const accuracy = input.signals.series('validation/accuracy');
  if (accuracy === undefined || accuracy.count < 4) return false;
  const { steps, values } = accuracy.recent;
  const earlier = Math.max(...values.subarray(0, -3).filter(Number.isFinite));
  const rows = finiteOrNull(input.facts.training?.validationSamples) ?? 100;
  return values.subarray(-3).some((value, index) => steps[steps.length - 3 + index]! > bestStep && value > earlier + binomialStandardError(earlier, rows));
}
