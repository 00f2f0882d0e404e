import { median } from '../../../stats/quantile.ts';
import { evidence } from '../../evidence.ts';
import { finiteOrNull } from '../../prediction-task.ts';
import { defineRule } from '../../rule.ts';
import { holdsSince, newest } from '../../window-view.ts';

/**
 * Fires when the schedule has brought the learning rate to next to nothing before half of the planned steps are done.
 *
 * @source Karpathy, "A recipe for training neural networks": do not trust learning rate decay defaults.
 */
export const learningRateDecayedEarly = defineRule({
  id: 'learning-rate-decayed-early',
  kind: 'rule',
  severity: 'info',
  status: 'stable',
  signals: ['learning-rate'],
  optionalSignals: ['train/loss'],
  facts: ['training'],
  patience: { fireAfter: 1, outOf: 1, clearAfter: 1 },
  everySamples: 10,
  parameters: {
    share: { default: 0.001, unit: 'ratio', about: { en: 'Share of the largest learning rate below which nothing is learned any more.', zh: '低于最大学习率的这一比例，就不再学习。' } },
    progress: { default: 0.5, unit: 'ratio', about: { en: 'Share of the planned steps before which that is early.', zh: '在计划步数的这一比例之前即为过早。' } },
    samples: { default: 10, unit: 'samples', about: { en: 'Samples it must last, so that the valley of a cycle does not count.', zh: '须持续的样本数，周期调度的谷底不算。' } },
    lasting: { default: 0.03, unit: 'ratio', about: { en: 'Share of the planned steps it must last.', zh: '须持续计划步数的这一比例。' } },
    unlearned: { default: 0.5, unit: 'ratio', about: { en: 'Share of the first loss above which the run ended before it had learned: a warning.', zh: '损失仍高于初始值的这一比例，说明尚未学会就停了：警告。' } },
  },
  tips: ['I2', 'A8', 'D4'],
  causes: ['learning-rate-schedule'],
  evaluate({ signals, facts }, { share, progress, samples, lasting, unlearned }) {
    const rates = signals.series('learning-rate');
    const total = finiteOrNull(facts.totalSteps) ?? finiteOrNull(facts.training?.totalSteps);
    const most = rates?.highest;
    if (rates === undefined || most === null || most === undefined || total === null || !(total > 0) || !(most.value > 0)) return null;
    const isDead = (value: number): boolean => value >= 0 && value < share * most.value;
    const since = holdsSince(rates, isDead);
    const step = rates.recent.steps.at(-1);
    if (since === null || step === undefined || since > step || since >= progress * total || most.step > since) return null;
    const count = rates.recent.values.length - 1 - rates.recent.values.findLastIndex((value) => !isDead(value));
    if (count < samples || step - since < lasting * total) return null;
    const loss = signals.series('train/loss');
    const [now, then] = loss === undefined ? [null, null] : [median(newest(loss, 20).values), median(loss.head.values.subarray(0, 5))];
    return {
      severity: (now !== null && then !== null && now > unlearned * then) || isMostOfTheRun(since, step, total, progress) ? 'warning' : 'info',
      subject: 'model',
      step,
      firstStep: since,
      evidence: [evidence('learning-rate', rates.recent.values.at(-1)!, share * most.value, 'rate', { baseline: most.value, step }), evidence('progress', since / total, progress, 'ratio')],
      candidates: [{ cause: 'learning-rate-schedule', score: 0.8 }],
    };
  },
});

/** True when it ended before half of what counts as early, and has been gone for as long again: more steps are wasted than made. */
function isMostOfTheRun(since: number, step: number, total: number, progress: number): boolean {
  return since < (progress / 2) * total && step - since >= (progress / 2) * total && step - since > since;
}
