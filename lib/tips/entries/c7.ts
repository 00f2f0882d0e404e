import type { Tip } from '../tip.ts';

export const c7: Tip = {
  id: 'C7',
  title: { en: 'Find the rate on that small set: half of the largest stable one', zh: '在小集合上找学习率：最大稳定值的一半' },
  what: {
    en: 'While overfitting the small set, raise the rate until training diverges; divide by three on each divergence, and begin the real run at half of the largest that held.',
    zh: '在过拟合小集合时逐步提高学习率直到发散；每次发散除以三，正式训练从能稳住的最大值的一半开始。',
  },
  why: {
    en: 'The best rate usually lies close below the largest stable one, and it costs seconds to find there.',
    zh: '最佳学习率通常就在最大稳定值下方不远处，在那里找只要几秒。',
  },
  how: {
    en: 'Try 1, 0.3, 0.1, … with fresh weights each time, or run a learning-rate range test. TF.js: compile anew with `tf.train.sgd(rate)` and the same initial weights (`model.getWeights()` before, `setWeights` after).',
    zh: '每次用新权重试 1、0.3、0.1……，或做学习率区间测试。TF.js：训练前 `model.getWeights()`，之后 `setWeights` 还原，再用 `tf.train.sgd(rate)` 重新 compile。',
  },
  whenNot: {
    en: 'A starting point, not the answer: noise, batch size and schedule move the optimum. With warm-up larger rates hold.',
    zh: '这是起点，不是答案：噪声、批量和调度都会移动最优点。有预热时能承受更大的学习率。',
  },
  support: [
    { kind: 'probe', id: 'learning-rate-range-test' },
  ],
};
