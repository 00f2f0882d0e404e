import type { Tip } from '../tip.ts';

export const b6: Tip = {
  id: 'B6',
  title: { en: 'Enlarge the batch to calm the gradient', zh: '加大批量，让梯度平静' },
  what: {
    en: 'When the loss is dominated by noise from batch to batch, double the batch size (or lower the rate) and compare.',
    zh: '损失被批间噪声主导时，把批量翻倍（或降低学习率）再比较。',
  },
  why: {
    en: 'The variance of the gradient falls in proportion to the batch size; below the noise scale of the task, doubling the batch nearly halves the number of steps needed.',
    zh: '梯度的方差与批量成反比；低于任务的噪声尺度时，批量翻倍几乎能让所需步数减半。',
  },
  how: {
    en: 'TF.js: `fit(…, { batchSize: 128 })`. Where memory is short, add the gradients of several small batches before one `optimizer.applyGradients`. Search the learning rate again after the change.',
    zh: 'TF.js：`fit(…, { batchSize: 128 })`。内存不够时，把几个小批的梯度相加，再调用一次 `optimizer.applyGradients`。改完要重新找学习率。',
  },
  whenNot: {
    en: 'Above the noise scale a larger batch buys nothing but throughput. It never repairs a wrong loss, wrong data or a rate that is far too high.',
    zh: '超过噪声尺度后，更大的批量只换来吞吐量。它修不好错的损失、错的数据或高得离谱的学习率。',
  },
  support: [
    { kind: 'rule', id: 'gradient-noise-extreme' },
    { kind: 'rule', id: 'metric-oscillating' },
    { kind: 'rule', id: 'loss-plateau' },
  ],
};
