import { median } from '../../../stats/quantile.ts';
import { accuracyGap, gapSince } from '../../accuracy-gap.ts';
import { evidence } from '../../evidence.ts';
import { gapCandidates, reasonOfGap } from '../../fresh-training.ts';
import { pairedSamples } from '../../paired-samples.ts';
import { finiteOrNull, isRegression } from '../../prediction-task.ts';
import { defineRule, type Finding, type RuleInput } from '../../rule.ts';

/**
 * Fires when the model is much better on its training rows than on validation: an accuracy gap beyond its standard error, or,
 * for regression, a validation loss of more than twice the training loss.
 *
 * @source CS231n notes (gap between training and validation accuracy); deliberately not a loss ratio for classification.
 */
export const generalisationGapWide = defineRule({
  id: 'generalisation-gap-wide',
  kind: 'rule',
  severity: 'info',
  status: 'stable',
  signals: ['validation/loss', 'train-probe/loss'],
  optionalSignals: ['validation/accuracy', 'train-probe/accuracy', 'train/accuracy', 'train/loss', 'label-entropy-ratio'],
  facts: [],
  optionalFacts: ['data', 'training', 'start'],
  silentForTasks: ['adversarial'],
  patience: { fireAfter: 2, outOf: 3, clearAfter: 3 },
  everySamples: 1,
  parameters: {
    accuracyGap: { default: 0.1, unit: 'ratio', about: { en: 'Training minus validation accuracy that is said.', zh: '训练与验证准确率之差，达到即提示。' } },
    severeGap: { default: 0.2, unit: 'ratio', about: { en: 'Accuracy gap that is a warning.', zh: '构成警告的准确率差距。' } },
    lossShare: { default: 0.5, unit: 'ratio', about: { en: 'Regression: (validation − training) / validation loss that is said.', zh: '回归：（验证 − 训练）/ 验证损失，达到即提示。' } },
    severeLossShare: { default: 0.75, unit: 'ratio', about: { en: 'Regression: share that is a warning.', zh: '回归：构成警告的比例。' } },
    heartShare: { default: 0.2, unit: 'ratio', about: { en: 'Regression: the same share where validation was never better than the mean of the targets: what is learned is learned by heart.', zh: '回归：若验证从未优于目标均值，则以此比例为准：学到的只是死记硬背。' } },
    evaluations: { default: 3, unit: 'evaluations', about: { en: 'Newest evaluations whose median is taken.', zh: '取中位数的最近评估次数。' } },
    startShare: { default: 0.02, unit: 'ratio', about: { en: 'Regression: share of the first loss that the difference must amount to.', zh: '回归：差值须达到初始损失的这一比例。' } },
  },
  tips: ['G1', 'G2', 'G3', 'G4', 'G6', 'H7', 'C3', 'I3'],
  causes: ['overfitting', 'train-validation-mismatch', 'labels', 'layout-or-reshape', 'class-imbalance', 'batch-order'],
  evaluate(input, parameters) {
    return isRegression(input.facts) ? lossGap(input, parameters) : gapOfAccuracy(input, parameters);
  },
});

const usualScore = 0.7;

function gapOfAccuracy(input: RuleInput, limits: { accuracyGap: number; severeGap: number; evaluations: number }): Finding | null {
  const gap = accuracyGap(input, limits.evaluations);
  if (gap === null) return null;
  const limit = Math.max(limits.accuracyGap, 3 * gap.standardError);
  const difference = gap.train - gap.validation;
  if (!(difference >= limit)) return null;
  return {
    severity: difference >= Math.max(limit, limits.severeGap) ? 'warning' : 'info',
    subject: 'model',
    step: gap.step,
    firstStep: gapSince(gap, (value) => value >= limit),
    evidence: [
      evidence('validation/accuracy', gap.validation, gap.train - limit, 'ratio', { baseline: gap.train, step: gap.step }),
      evidence('train-probe/accuracy', gap.train, null, 'ratio', { step: gap.step }),
    ],
    candidates: gapCandidates(input, usualScore),
  };
}

function lossGap(input: RuleInput, limits: { lossShare: number; severeLossShare: number; heartShare: number; evaluations: number; startShare: number }): Finding | null {
  const validation = input.signals.series('validation/loss');
  const probe = input.signals.series('train-probe/loss');
  if (validation === undefined || probe === undefined) return null;
  const pairs = pairedSamples(validation.recent, probe.recent);
  if (pairs.steps.length < Math.max(1, limits.evaluations)) return null;
  const held = median(pairs.first.slice(-limits.evaluations));
  const train = median(pairs.second.slice(-limits.evaluations));
  if (held === null || train === null || !(held > 0) || !(train >= 0)) return null;
  const start = Math.max(finiteOrNull(input.facts.start?.loss) ?? 0, finiteOrNull(probe.head.values[0]) ?? 0);
  const share = (held - train) / held;
  const doLabelsSayNothing = pairs.steps.length >= 5 && share > limits.heartShare && reasonOfGap(input) === 'labels-say-nothing';
  if (!(share > limits.lossShare || doLabelsSayNothing) || !(held - train > limits.startShare * start)) return null;
  const step = pairs.steps.at(-1)!;
  let since = step;
  const lossShare = doLabelsSayNothing ? limits.heartShare : limits.lossShare;
  for (let i = pairs.steps.length - 1; i >= 0 && pairs.first[i]! - pairs.second[i]! > lossShare * pairs.first[i]!; i--) since = Math.min(since, pairs.steps[i]!);
  return {
    severity: share > limits.severeLossShare || doLabelsSayNothing || reasonOfGap(input) === 'labels-say-nothing' ? 'warning' : 'info',
    subject: 'model',
    step,
    firstStep: since,
    evidence: [
      evidence('validation/loss', held, train / (1 - lossShare), 'loss', { baseline: train, step }),
      evidence('train-probe/loss', train, null, 'loss', { step }),
    ],
    candidates: gapCandidates(input, usualScore),
  };
}
