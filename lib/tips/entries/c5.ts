import type { Tip } from '../tip.ts';

export const c5: Tip = {
  id: 'C5',
  title: { en: 'Keep the penalty smaller than the data loss', zh: '正则项不要盖过数据损失' },
  what: {
    en: 'Compare the regularisation term with the data loss at the start and during training; keep it well below.',
    zh: '训练开始时和训练中，都把正则项与数据损失比一比，让它明显小于后者。',
  },
  why: {
    en: 'If the penalty is the larger part, the optimizer\'s best move is to shrink the weights and ignore the data.',
    zh: '惩罚占大头时，优化器的最佳选择就是缩小权重、不理数据。',
  },
  how: {
    en: 'Switch it off, read the data loss, then choose the coefficient so that the penalty is at most a few percent of it. TF.js: `kernelRegularizer: tf.regularizers.l2({ l2: 1e-4 })`; the sum over all layers counts.',
    zh: '先关掉正则，读出数据损失，再选系数，使惩罚至多是它的百分之几。TF.js：`kernelRegularizer: tf.regularizers.l2({ l2: 1e-4 })`；要看所有层之和。',
  },
  whenNot: {
    en: 'Late in training the data loss of a memorising network goes to zero, and the ratio then says little; judge it early. Variational models balance their terms on purpose.',
    zh: '训练后期，死记硬背的网络数据损失趋近于零，这个比值就没多大意义了，要在早期判断。变分模型的各项本来就要权衡。',
  },
  support: [
    { kind: 'preflight', id: 'regularisation-strength' },
    { kind: 'rule', id: 'regularisation-dominating' },
    { kind: 'probe', id: 'regularisation-monotone' },
  ],
};
