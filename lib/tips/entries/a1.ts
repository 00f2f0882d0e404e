import type { Tip } from '../tip.ts';

export const a1: Tip = {
  id: 'A1',
  title: { en: 'Start with Adam, and save its state with the weights', zh: '先用 Adam，保存权重时连同它的状态' },
  what: {
    en: 'Use Adam at 1e-3 (or 3e-4) as the first baseline. When a checkpoint is saved to be trained on, save the optimizer\'s moments and step count too.',
    zh: '第一个基线用 Adam，学习率 1e-3（或 3e-4）。要接着训练的检查点，须一并保存优化器的动量和步数。',
  },
  why: {
    en: 'Adam scales every parameter\'s step by its own gradient history, so one learning rate fits layers of very different size. A restored model without that history starts with wrong step sizes and often loses ground for hundreds of steps.',
    zh: 'Adam 按每个参数自己的梯度历史缩放步长，因此同一个学习率能适合尺度差异很大的各层。恢复时丢掉这段历史，步长就是错的，往往要退步几百步。',
  },
  how: {
    en: 'TF.js: `model.compile({ optimizer: tf.train.adam(1e-3), … })` and `await model.save(url, { includeOptimizer: true })`. Elsewhere: store the optimizer\'s state beside the weights and check that the next losses after restoring continue the old curve.',
    zh: 'TF.js：`model.compile({ optimizer: tf.train.adam(1e-3), … })`，保存用 `await model.save(url, { includeOptimizer: true })`。其他框架：把优化器状态与权重一起存，恢复后确认损失接着原来的曲线走。',
  },
  whenNot: {
    en: 'Tuned SGD with momentum can match or beat Adam, on convolutional networks in particular. The remark on saving holds for every optimizer with state, not for Adam alone.',
    zh: '调好的带动量 SGD 可以追平甚至超过 Adam，卷积网络尤其如此。保存状态这一条对任何有状态的优化器都成立，不只是 Adam。',
  },
  support: [
    { kind: 'preflight', id: 'learning-rate-range' },
    { kind: 'preflight', id: 'checkpoint-optimizer-state' },
    { kind: 'cross-run', id: 'one-change-comparison' },
  ],
};
