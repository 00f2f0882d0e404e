import { binomialStandardError } from '../../../stats/binomial.ts';
import { median } from '../../../stats/quantile.ts';
import { evidence } from '../../evidence.ts';
import { pairedSamples } from '../../paired-samples.ts';
import { chanceLevel, finiteOrNull } from '../../prediction-task.ts';
import { defineRule, type Finding, type RuleInput } from '../../rule.ts';
import { firstFinite } from '../../window-view.ts';

/**
 * Fires when validation is too good to be true: almost perfect within the first epoch, or a loss under half of that on training rows.
 *
 * @source UMLAUT (CHI 2021): validation accuracy above 0.95; raised to 0.99 within one epoch.
 */
export const validationTooGood = defineRule({
  id: 'validation-too-good',
  kind: 'rule',
  severity: 'info',
  status: 'stable',
  signals: ['validation/loss'],
  optionalSignals: ['validation/accuracy', 'train-probe/loss', 'train-probe/accuracy'],
  facts: ['training'],
  optionalFacts: ['data', 'start'],
  silentForTasks: ['adversarial'],
  patience: { fireAfter: 1, outOf: 1, clearAfter: 5 },
  everySamples: 1,
  parameters: {
    accuracy: { default: 0.99, unit: 'ratio', about: { en: 'Validation accuracy within the first epoch that is too good.', zh: '第一个 epoch 内好得可疑的验证准确率。' } },
    lossShare: { default: 0.5, unit: 'ratio', about: { en: 'Validation loss over the loss on training rows that is too good.', zh: '验证损失与训练样本损失之比，低于此值即好得可疑。' } },
    evaluations: { default: 3, unit: 'evaluations', about: { en: 'Evaluations in a row with so low a loss.', zh: '损失如此之低须连续的评估次数。' } },
    rows: { default: 100, unit: 'rows', about: { en: 'Least validation rows to believe a figure.', zh: '数字可信所需的最少验证行数。' } },
  },
  tips: ['C2', 'B7', 'H7'],
  causes: ['data-leak', 'train-validation-mismatch'],
  evaluate(input, parameters) {
    const rows = finiteOrNull(input.facts.training?.validationSamples);
    if (rows !== null && rows < parameters.rows) return null;
    return perfectAtOnce(input, parameters.accuracy, rows ?? parameters.rows) ?? lossFarBelow(input, parameters);
  },
});

function candidatesFrom({ facts }: RuleInput, isTrainingAsGood: boolean): Finding['candidates'] {
  const duplicates = finiteOrNull(facts.data?.duplicateRatio) ?? 0;
  if (duplicates > 0.01) return [{ cause: 'data-leak', score: 0.8 }];
  return [{ cause: 'data-leak', score: isTrainingAsGood ? 0.3 : 0.4 }, { cause: 'train-validation-mismatch', score: isTrainingAsGood ? 0.05 : 0.35 }];
}

/** Almost perfect within the first epoch, on a task where chance is far from that. */
function perfectAtOnce(input: RuleInput, limit: number, rows: number): Finding | null {
  const accuracy = input.signals.series('validation/accuracy');
  const perEpoch = finiteOrNull(input.facts.training?.stepsPerEpoch);
  const chance = chanceLevel(input.facts) ?? 0.5;
  if (accuracy === undefined || perEpoch === null || chance + 3 * binomialStandardError(chance, rows) > limit) return null;
  const index = accuracy.head.steps.findIndex((step) => step < perEpoch);
  const value = accuracy.head.values[index];
  if (value === undefined || !(value > limit) || value > 1) return null;
  const step = accuracy.head.steps[index]!;
  const train = input.signals.series('train-probe/accuracy')?.head.values.findLast((share) => share <= 1);
  return {
    subject: 'model',
    step,
    firstStep: step,
    evidence: [evidence('validation/accuracy', value, limit, 'ratio', { baseline: chance, step })],
    candidates: candidatesFrom(input, train !== undefined && train > limit),
  };
}

function lossFarBelow(input: RuleInput, { lossShare, evaluations }: { lossShare: number; evaluations: number }): Finding | null {
  const validation = input.signals.series('validation/loss');
  const probe = input.signals.series('train-probe/loss');
  if (validation === undefined || probe === undefined) return null;
  const pairs = pairedSamples(validation.recent, probe.recent);
  const from = pairs.steps.length - evaluations;
  const start = Math.max(finiteOrNull(input.facts.start?.loss) ?? 0, firstFinite(probe) ?? 0);
  if (from < 0) return null;
  const isFar = (index: number): boolean => pairs.first[index]! >= 0 && pairs.first[index]! < lossShare * pairs.second[index]! && pairs.second[index]! - pairs.first[index]! > 0.05 * start;
  for (let i = from; i < pairs.steps.length; i++) if (!isFar(i)) return null;
  const step = pairs.steps.at(-1)!;
  let since = step;
  for (let i = pairs.steps.length - 1; i >= 0 && isFar(i); i--) since = Math.min(since, pairs.steps[i]!);
  const held = median(pairs.first.slice(from));
  const train = median(pairs.second.slice(from));
  if (held === null || train === null) return null;
  return { subject: 'model', step, firstStep: since, evidence: [evidence('validation/loss', held, lossShare * train, 'loss', { baseline: train, step })], candidates: candidatesFrom(input, false) };
}
