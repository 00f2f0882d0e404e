import type { Tip } from '../tip.ts';

export const g3: Tip = {
  id: 'G3',
  title: { en: 'More regularisation', zh: '加强正则' },
  what: {
    en: 'Raise weight decay in steps of three to ten and choose by validation.',
    zh: '把权重衰减按三到十倍逐级加大，用验证集选择。',
  },
  why: {
    en: 'Smaller weights give smoother functions, which cannot follow the noise of single samples.',
    zh: '权重小，函数就平滑，跟不上单个样本的噪声。',
  },
  how: {
    en: 'TF.js: `kernelRegularizer: tf.regularizers.l2({ l2: 1e-4 })` on kernels, not on biases or norms. With Adam prefer decoupled decay: after each step multiply the kernels by (1 − rate × decay).',
    zh: 'TF.js：对核加 `kernelRegularizer: tf.regularizers.l2({ l2: 1e-4 })`，偏置和归一化不加。用 Adam 时最好解耦：每步之后把核乘以（1 − 学习率 × 衰减）。',
  },
  whenNot: {
    en: 'If the penalty exceeds the data loss, it is too strong. More decay does not repair a leak or a shift between training and validation.',
    zh: '惩罚超过数据损失就是太强。加大衰减治不了数据泄漏或训练与验证的分布差异。',
  },
  support: [
    { kind: 'rule', id: 'validation-loss-rising' },
    { kind: 'rule', id: 'generalisation-gap-wide' },
    { kind: 'cross-run', id: 'hyperparameter-axis' },
  ],
};
