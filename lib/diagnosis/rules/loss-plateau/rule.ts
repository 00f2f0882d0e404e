import { median } from '../../../stats/quantile.ts';
import { evidence } from '../../evidence.ts';
import { finiteOrNull } from '../../prediction-task.ts';
import { defineRule, type Finding, type RuleInput } from '../../rule.ts';
import { hasLearningRateRisen } from '../../schedule.ts';
import { before, firstFinite, newest } from '../../window-view.ts';

/**
 * Fires when the best loss on fixed training rows has not improved for a fifth of the evaluations so far, while there is still loss to lose.
 *
 * @source SageMaker Debugger Overtraining (delta 0.01, patience 5), with the patience growing with the run.
 */
export const lossPlateau = defineRule({
  id: 'loss-plateau',
  kind: 'rule',
  severity: 'info',
  status: 'stable',
  signals: ['train-probe/loss'],
  optionalSignals: ['learning-rate', 'update-ratio/*'],
  facts: [],
  optionalFacts: ['start', 'training'],
  silentForTasks: ['adversarial'],
  patience: { fireAfter: 2, outOf: 2, clearAfter: 2 },
  everySamples: 1,
  parameters: {
    evaluations: { default: 10, unit: 'evaluations', about: { en: 'Least number of evaluations without a gain.', zh: '没有进步的最少评估次数。' } },
    share: { default: 0.2, unit: 'ratio', about: { en: 'Share of all evaluations so far without a gain.', zh: '没有进步的评估占至今全部评估的比例。' } },
    gain: { default: 0.001, unit: 'ratio', about: { en: 'Relative fall of the best loss that counts as a gain.', zh: '最佳损失相对下降达到此值才算进步。' } },
    startShare: { default: 0.0001, unit: 'ratio', about: { en: 'The same as a share of the first loss.', zh: '同上，但相对初始损失。' } },
    converged: { default: 0.02, unit: 'ratio', about: { en: 'Share of the first loss under which a flat curve is the end of a good run.', zh: '低于初始损失的这一比例，平坦即为顺利结束。' } },
  },
  tips: ['I2', 'A8', 'B3', 'D4', 'I5', 'H2', 'B6'],
  causes: ['learning-rate-schedule', 'learning-rate-too-low', 'capacity-too-small', 'unknown'],
  evaluate(input, { evaluations, share, gain, startShare, converged }) {
    const probe = input.signals.series('train-probe/loss');
    if (probe === undefined) return null;
    const patience = Math.min(400, Math.max(evaluations, Math.ceil(share * probe.count)));
    if (!(probe.recent.values.length > patience + 2)) return null;
    const recent = newest(probe, patience);
    const best = smallest(recent.values);
    const earlier = smallest(before(probe, patience, 500).values);
    if (best === null || earlier === null || !(earlier > 0)) return null;
    const start = Math.max(finiteOrNull(input.facts.start?.loss) ?? 0, firstFinite(probe) ?? 0);
    if (best < earlier - Math.max(gain * earlier, startShare * start) || !(earlier > converged * start)) return null;
    const step = recent.steps.at(-1)!;
    const since = recent.steps[0]!;
    if (hasLearningRateRisen(input.signals.series('learning-rate'), step, Math.max(1, step - since))) return null;
    return {
      subject: 'model',
      step,
      firstStep: Math.min(step, since),
      evidence: [
        evidence('train-probe/loss', best, earlier - Math.max(gain * earlier, startShare * start), 'loss', { baseline: earlier, step }),
        evidence('evaluations-without-gain', patience, patience, 'evaluations'),
      ],
      candidates: candidatesFrom(input),
    };
  },
});

function smallest(values: Float64Array): number | null {
  let least: number | null = null;
  for (const value of values) if (Number.isFinite(value) && (least === null || value < least)) least = value;
  return least;
}

function candidatesFrom({ signals }: RuleInput): Finding['candidates'] {
  const rates = signals.series('learning-rate');
  const isConstant = rates !== undefined && rates.lowest !== null && rates.highest !== null && rates.highest.value <= rates.lowest.value * 1.01;
  const updates = [...signals.each('update-ratio').values()].flatMap((series) => median(newest(series, 10).values) ?? []);
  const largest = updates.length === 0 ? null : Math.max(...updates);
  const isSlow = largest !== null && largest < 1e-4;
  const scores: Finding['candidates'] = [
    { cause: 'learning-rate-too-low', score: isSlow ? 0.6 : 0.2 },
    { cause: 'learning-rate-schedule', score: isConstant && !isSlow ? 0.5 : 0.3 },
    { cause: 'capacity-too-small', score: 0.3 },
    { cause: 'unknown', score: 0.25 },
  ];
  return scores.toSorted((one, other) => other.score - one.score);
}
