import { median } from '../../../stats/quantile.ts';
import { binomialStandardError } from '../../../stats/binomial.ts';
import { evidence } from '../../evidence.ts';
import { reasonOfGap } from '../../fresh-training.ts';
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
  optionalSignals: ['train-probe/accuracy', 'train/accuracy', 'epoch'],
  facts: ['data'],
  optionalFacts: ['training', 'task'],
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
  causes: ['labels', 'layout-or-reshape', 'train-validation-mismatch', 'overfitting'],
  evaluate(input, { steps, epochs, deviations, largestChance }) {
    const { signals, facts } = input;
    const accuracy = signals.series('validation/accuracy');
    const chance = chanceLevel(facts);
    const step = accuracy?.recent.steps.at(-1);
    if (accuracy === undefined || chance === null || step === undefined || chance > largestChance) return null;
    const perEpoch = finiteOrNull(facts.training?.stepsPerEpoch) ?? 0;
    if (accuracy.count < 2 || step + 1 < Math.max(steps, epochs * perEpoch)) return null;
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
      candidates: doesTrainLearn ? causesWhileTrainLearns(input, level < chance - margin && level < 0.7 * chance) : causesWithoutLearning,
    };
  },
});

const causesWithoutLearning: Finding['candidates'] = [{ cause: 'labels', score: 0.45 }, { cause: 'layout-or-reshape', score: 0.35 }, { cause: 'train-validation-mismatch', score: 0.05 }];

/** `isBelowChance`: validation is answered wrongly on purpose, as it were: its labels mean something else. */
function causesWhileTrainLearns(input: RuleInput, isBelowChance: boolean): Finding['candidates'] {
  const reason = reasonOfGap(input);
  if (reason === 'labels-say-nothing') return [{ cause: 'labels', score: 0.75 }, { cause: 'layout-or-reshape', score: 0.35 }, { cause: 'overfitting', score: 0.2 }];
  if (isBelowChance) return [{ cause: 'labels', score: 0.6 }, { cause: 'train-validation-mismatch', score: 0.5 }, { cause: 'layout-or-reshape', score: 0.1 }];
  if (reason === 'sets-differ') return [{ cause: 'train-validation-mismatch', score: 0.75 }, { cause: 'labels', score: 0.3 }, { cause: 'layout-or-reshape', score: 0.2 }];
  return [{ cause: 'labels', score: 0.5 }, { cause: 'train-validation-mismatch', score: 0.4 }, { cause: 'layout-or-reshape', score: 0.3 }];
}
