import type { Tip } from '../tip.ts';

export const i1: Tip = {
  id: 'I1',
  title: { en: 'Choose optimizer and rate together', zh: '优化器与学习率要一起选' },
  what: {
    en: 'Each optimizer has its own range of rates: begin with Adam near 1e-3, SGD near 0.1 and SGD with momentum near 0.01.',
    zh: '每种优化器有自己的学习率范围：Adam 从 1e-3 附近开始，SGD 从 0.1，带动量的 SGD 从 0.01。',
  },
  why: {
    en: 'The same number means very different step sizes: Adam\'s step is about the rate itself, SGD\'s is the rate times the gradient.',
    zh: '同一个数字，步长大不相同：Adam 的步长大约就是学习率，SGD 的是学习率乘梯度。',
  },
  how: {
    en: 'Judge by the update ratio (0.03 % to 2 % of the weights per step) rather than by the number. TF.js: `tf.train.adam(1e-3)`, `tf.train.momentum(0.01, 0.9)`, `tf.train.sgd(0.1)`.',
    zh: '看更新比（每步为权重的 0.03% 到 2%），不要看数字本身。TF.js：`tf.train.adam(1e-3)`、`tf.train.momentum(0.01, 0.9)`、`tf.train.sgd(0.1)`。',
  },
  whenNot: {
    en: '"SGD is more reliable in the end" depends on its schedule and on the task; compare tuned with tuned.',
    zh: '“SGD 最终更可靠”取决于调度和任务；要比就比调好的。',
  },
  support: [
    { kind: 'preflight', id: 'learning-rate-range' },
    { kind: 'rule', id: 'update-ratio-too-large' },
    { kind: 'rule', id: 'update-ratio-too-small' },
    { kind: 'rule', id: 'gradient-exploding' },
  ],
};
