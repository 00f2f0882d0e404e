import type { Tip } from '../tip.ts';

export const e3: Tip = {
  id: 'E3',
  title: { en: 'Are the ReLUs firing?', zh: 'ReLU 还有输出吗？' },
  what: {
    en: 'Look at the share of units that are zero for every sample: such units get no gradient and do not come back.',
    zh: '看对所有样本都输出零的单元占多少：这些单元得不到梯度，也不会恢复。',
  },
  why: {
    en: 'A step too large, a bias far below zero or unscaled input pushes a unit out of the range of all data; its gradient is then exactly zero.',
    zh: '步子太大、偏置远低于零或输入没缩放，都会把单元推到所有数据之外，梯度从此恰好为零。',
  },
  how: {
    en: 'Restart with a rate three to ten times lower, biases at zero, He initialisation and scaled inputs; or use `tf.layers.leakyReLU({ alpha: 0.1 })`, which always lets some gradient through.',
    zh: '用三到十分之一的学习率、零偏置、He 初始化和缩放过的输入重新训练；或用 `tf.layers.leakyReLU({ alpha: 0.1 })`，它总会放过一点梯度。',
  },
  whenNot: {
    en: 'A sparse layer is not a dead one: 30 to 40 % silent units can be healthy while validation improves.',
    zh: '稀疏不等于死亡：验证仍在改进时，30% 到 40% 的单元沉默可以是健康的。',
  },
  support: [
    { kind: 'rule', id: 'activation-dead' },
    { kind: 'preflight', id: 'initialisation-scale' },
  ],
};
