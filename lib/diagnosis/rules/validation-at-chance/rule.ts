import { median } from '../../../stats/quantile.ts';
import { binomialStandardError } from '../../../stats/binomial.ts';
import { evidence } from '../../evidence.ts';
import { constantGuessLoss, reasonOfGap } from '../../fresh-training.ts';
import { healthyUpdate, largestUpdates, largestUpdateSoFar, middleOf } from '../../largest-update.ts';
import { chanceLevel, finiteOrNull } from '../../prediction-task.ts';
import { defineRule, type Finding, type RuleInput } from '../../rule.ts';
import { holdsSince, newest } from '../../window-view.ts';

/**
 * Fires when the validation accuracy is still no better than always naming the most frequent class.
 *
 * @source Karpathy, "A recipe for training neural networks": compare with a baseline that does not see the input.
 */
export const validationAtChance = defineRule({
  id: 'validation-at-chance',
  kind: 'rule',
  severity: 'warning',
  status: 'stable',
  signals: ['validation/accuracy'],
  optionalSignals: ['train-probe/accuracy', 'train/accuracy', 'epoch', 'train/loss', 'validation/loss', 'train-probe/loss', 'update-ratio/*'],
  facts: ['data'],
  optionalFacts: ['training', 'task', 'model'],
  silentForTasks: ['regression'],
  patience: { fireAfter: 2, outOf: 2, clearAfter: 2 },
  everySamples: 1,
  parameters: {
    steps: { default: 200, unit: 'steps', about: { en: 'Steps before anything is said.', zh: '开始判断前的步数。' } },
    epochs: { default: 2, unit: 'epochs', about: { en: 'Epochs before anything is said, where their length is known.', zh: '开始判断前的 epoch 数（长度已知时）。' } },
    deviations: { default: 3, unit: 'standard errors', about: { en: 'Standard errors above chance that still count as chance.', zh: '高出随机水平多少个标准误仍算随机。' } },
    largestChance: { default: 0.8, unit: 'ratio', about: { en: 'Chance above which accuracy says nothing.', zh: '随机水平高于此值时，准确率说明不了问题。' } },
  },
  tips: ['B7', 'C2', 'B1', 'D1'],
  causes: ['labels', 'layout-or-reshape', 'train-validation-mismatch', 'overfitting', 'learning-rate-too-low', 'learning-rate-too-high'],
  evaluate(input, { steps, epochs, deviations, largestChance }) {
    const { signals, facts } = input;
    const accuracy = signals.series('validation/accuracy');
    const chance = chanceLevel(facts);
    const step = accuracy?.recent.steps.at(-1);
    if (accuracy === undefined || chance === null || step === undefined || chance > largestChance) return null;
    const perEpoch = finiteOrNull(facts.training?.stepsPerEpoch) ?? 0;
    const isEarly = step + 1 < Math.max(steps, epochs * perEpoch);
    if (accuracy.count < 2 || (isEarly && !isLearningByHeart(input, step + 1, perEpoch))) return null;
    const rows = finiteOrNull(facts.training?.validationSamples) ?? 100;
    const margin = deviations * binomialStandardError(chance, rows);
    const limit = chance + margin;
    const level = median(newest(accuracy, 2).values);
    if (level === null || !(level <= limit) || level < 0 || limit > 0.95) return null;
    const probe = signals.series('train-probe/accuracy');
    const train = probe === undefined ? null : median(newest(probe, 2).values);
    const doesTrainLearn = train !== null && train > limit + 0.1;
    return {
      subject: 'model',
      step,
      firstStep: Math.min(step, holdsSince(accuracy, (value) => value <= limit) ?? step),
      evidence: [
        evidence('validation/accuracy', level, limit, 'ratio', { baseline: chance, step }),
        ...(train === null ? [] : [evidence('train-probe/accuracy', train, null, 'ratio', { step })]),
      ],
      candidates: doesTrainLearn ? causesWhileTrainLearns(input, level < chance - margin && level < 0.7 * chance) : causesWithoutLearning(input),
    };
  },
});

/** Epochs and steps after which rows learned by heart, and nothing else, are plain in a small training already. */
const shortest = { epochs: 5, steps: 100 } as const;

/**
 * True when training rows are answered better and better while validation, met as often, only gets worse and never was better than
 * a constant guess. A training that has not begun to learn yet stands still on both.
 */
function isLearningByHeart({ signals, facts }: RuleInput, steps: number, perEpoch: number): boolean {
  const [held, probe] = [signals.series('validation/loss'), signals.series('train-probe/loss')];
  const guess = constantGuessLoss(facts);
  if (held === undefined || probe === undefined || guess === null || held.lowest === null || !(perEpoch > 0)) return false;
  if (steps < Math.max(shortest.steps, shortest.epochs * perEpoch) || held.count < shortest.epochs) return false;
  const [heldNow, probeNow, probeFirst] = [median(newest(held, 2).values), median(newest(probe, 2).values), finiteOrNull(probe.head.values[0])];
  if (heldNow === null || probeNow === null || probeFirst === null) return false;
  return held.lowest.value > 0.98 * guess && heldNow > held.lowest.value && probeNow < probeFirst && probeNow < heldNow;
}

/** Labels are to blame only where the steps were sound: too small ones learn nothing, and neither do ones that throw the weights off. */
function causesWithoutLearning({ signals, facts }: RuleInput): Finding['candidates'] {
  const updates = largestUpdates(signals, facts.model, 20);
  const loss = signals.series('train/loss');
  const [first, now] = loss === undefined ? [null, null] : [median(loss.head.values.subarray(0, 5)), median(newest(loss, 20).values)];
  if (updates !== null && middleOf(updates.ratios) < healthyUpdate) return [{ cause: 'learning-rate-too-low', score: 0.5 }, { cause: 'labels', score: 0.3 }, { cause: 'layout-or-reshape', score: 0.2 }];
  const isThrownOff = (first !== null && now !== null && first > 0 && now > 2 * first) || (largestUpdateSoFar(signals, facts.model)?.ratio ?? 0) > 1;
  if (isThrownOff) return [{ cause: 'learning-rate-too-high', score: 0.5 }, { cause: 'labels', score: 0.25 }, { cause: 'layout-or-reshape', score: 0.2 }];
  return [{ cause: 'labels', score: 0.45 }, { cause: 'layout-or-reshape', score: 0.35 }, { cause: 'train-validation-mismatch', score: 0.05 }];
}

/** `isBelowChance`: validation is answered wrongly on purpose, as it were: its labels mean something else. */
function causesWhileTrainLearns(input: RuleInput, isBelowChance: boolean): Finding['candidates'] {
  const reason = reasonOfGap(input);
  if (reason === 'labels-say-nothing') return [{ cause: 'labels', score: 0.75 }, { cause: 'layout-or-reshape', score: 0.35 }, { cause: 'overfitting', score: 0.2 }];
  if (isBelowChance) return [{ cause: 'labels', score: 0.6 }, { cause: 'train-validation-mismatch', score: 0.5 }, { cause: 'layout-or-reshape', score: 0.1 }];
  if (reason === 'sets-differ') return [{ cause: 'train-validation-mismatch', score: 0.75 }, { cause: 'labels', score: 0.3 }, { cause: 'layout-or-reshape', score: 0.2 }];
  return [{ cause: 'labels', score: 0.5 }, { cause: 'train-validation-mismatch', score: 0.4 }, { cause: 'layout-or-reshape', score: 0.3 }];
}
