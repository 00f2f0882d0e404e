import { median } from '../../../stats/quantile.ts';
import { evidence } from '../../evidence.ts';
import { pairedSamples } from '../../paired-samples.ts';
import { finiteOrNull } from '../../prediction-task.ts';
import { defineRule } from '../../rule.ts';

/**
 * Fires when the penalty on the weights is larger than the loss on the data, while the data have hardly been learned.
 *
 * @source TheDeepChecker (TOSEM 2022): regularisation over data at a ratio of 2; CS231n notes.
 */
export const regularisationDominating = defineRule({
  id: 'regularisation-dominating',
  kind: 'rule',
  severity: 'warning',
  status: 'stable',
  signals: ['train/loss-regularisation', 'train/loss'],
  facts: [],
  optionalFacts: ['start'],
  silentForTasks: ['adversarial'],
  patience: { fireAfter: 2, outOf: 3, clearAfter: 5 },
  everySamples: 10,
  parameters: {
    ratio: { default: 1, unit: 'ratio', about: { en: 'Penalty over data loss.', zh: '惩罚项与数据损失之比。' } },
    window: { default: 20, unit: 'samples', about: { en: 'Newest samples whose median is taken.', zh: '取中位数的最新样本数。' } },
    unlearned: { default: 0.5, unit: 'ratio', about: { en: 'Share of the first data loss above which hardly anything is learned: a warning.', zh: '数据损失高于初始值的这一比例即几乎没学到：警告。' } },
    learned: { default: 0.1, unit: 'ratio', about: { en: 'Share of the first data loss below which the penalty may be larger.', zh: '数据损失低于初始值的这一比例时，惩罚项可以更大。' } },
  },
  tips: ['C5', 'I6', 'G3'],
  causes: ['regularisation-too-strong'],
  evaluate({ signals, facts }, { ratio, window, unlearned, learned }) {
    const penalty = signals.series('train/loss-regularisation');
    const loss = signals.series('train/loss');
    if (penalty === undefined || loss === undefined) return null;
    const pairs = pairedSamples(penalty.recent, loss.recent);
    const ratios = pairs.first.map((part, index) => part / (pairs.second[index]! - part));
    if (ratios.length < window) return null;
    const level = median(ratios.slice(-window));
    const dataLoss = median(pairs.second.slice(-window).map((total, index) => total - pairs.first.slice(-window)[index]!));
    const head = pairedSamples(penalty.head, loss.head);
    const start = Math.max(finiteOrNull(facts.start?.loss) ?? 0, head.steps.length === 0 ? 0 : head.second[0]! - head.first[0]!);
    if (level === null || dataLoss === null || !(level > ratio) || !(dataLoss > learned * start) || !(start > 0)) return null;
    const step = pairs.steps.at(-1)!;
    let since = step;
    for (let i = ratios.length - 1; i >= 0 && ratios[i]! > ratio; i--) since = Math.min(since, pairs.steps[i]!);
    const isUnlearned = dataLoss > unlearned * start;
    return {
      severity: isUnlearned ? 'warning' : 'info',
      subject: 'model',
      step,
      firstStep: since,
      evidence: [
        evidence('train/loss-regularisation', level * dataLoss, ratio * dataLoss, 'loss', { baseline: dataLoss, step }),
        evidence('start/loss', start, null, 'loss'),
      ],
      candidates: [{ cause: 'regularisation-too-strong', score: isUnlearned ? 0.8 : 0.5 }],
    };
  },
});
