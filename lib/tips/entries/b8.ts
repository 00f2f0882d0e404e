import type { Tip } from '../tip.ts';

export const b8: Tip = {
  id: 'B8',
  title: { en: 'Watch the loss, and prefer one that outliers cannot rule', zh: '盯住损失，选不被离群点左右的' },
  what: {
    en: 'Look at the loss of every step, its parts and its extremes; where a few samples dominate it, use Huber or absolute error.',
    zh: '看每一步的损失、它的各个组成部分和极值；少数样本占主导时，改用 Huber 或绝对误差。',
  },
  why: {
    en: 'Squared error weighs an outlier by its distance squared: one target a thousand times too large outweighs a million good ones.',
    zh: '平方误差按距离的平方给离群点加权：一个大了一千倍的目标，抵得过一百万个好样本。',
  },
  how: {
    en: 'TF.js: `compile({ loss: \'meanAbsoluteError\' })`, or `tf.losses.huberLoss(labels, predictions)` in an own loss function. Compare the 99th percentile of per-sample losses with the median; above a hundred, look at those samples first.',
    zh: 'TF.js：`compile({ loss: \'meanAbsoluteError\' })`，或在自定义损失里用 `tf.losses.huberLoss(labels, predictions)`。比较逐样本损失的第 99 百分位与中位数，超过一百倍先去看那些样本。',
  },
  whenNot: {
    en: 'Where large errors really are much worse (control, finance), squared error says what you mean. Robustness of the loss is not the same as an L1 penalty on the weights.',
    zh: '大误差确实严重得多的场合（控制、金融），平方误差正合本意。损失的稳健性与权重的 L1 惩罚是两回事。',
  },
  support: [
    { kind: 'rule', id: 'training-non-finite' },
    { kind: 'rule', id: 'loss-diverging' },
    { kind: 'rule', id: 'loss-impossible' },
    { kind: 'rule', id: 'loss-spike' },
    { kind: 'probe', id: 'single-sample-gradients' },
  ],
};
