import type { Tip } from '../tip.ts';

export const b3: Tip = {
  id: 'B3',
  title: { en: 'Raise the learning rate', zh: '提高学习率' },
  what: {
    en: 'When the loss falls steadily but slowly and updates are below a ten-thousandth of the weights, raise the rate three- to tenfold.',
    zh: '损失稳定但缓慢地下降、更新小于权重的万分之一时，把学习率提高三到十倍。',
  },
  why: {
    en: 'Most of the time is then spent walking. A larger step often also leaves shallow plateaus.',
    zh: '这种情况下时间都花在走路上了。步子大些，往往还能走出浅的平台。',
  },
  how: {
    en: 'TF.js: `model.optimizer.learningRate = 3e-3` for optimizers that allow it, or compile again. A learning-rate range test shows how far one can go: stay a factor of three to ten below where the loss turns up.',
    zh: 'TF.js：支持的优化器可直接 `model.optimizer.learningRate = 3e-3`，否则重新 compile。学习率区间测试能告诉你上限：取损失开始上翘处的三分之一到十分之一。',
  },
  whenNot: {
    en: 'Not after a collapse: a network whose units have died also shows tiny updates, and a larger rate does not revive it. "Escapes local minima" is a may, not a must; measure over several seeds.',
    zh: '崩溃之后不适用：单元死掉的网络更新也极小，加大学习率救不活它。“跳出局部极小”只是可能，要用多个种子来量。',
  },
  support: [
    { kind: 'rule', id: 'update-ratio-too-small' },
    { kind: 'rule', id: 'loss-not-decreasing' },
    { kind: 'probe', id: 'learning-rate-range-test' },
    { kind: 'cross-run', id: 'seed-variance' },
  ],
};
