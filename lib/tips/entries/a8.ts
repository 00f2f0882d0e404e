import type { Tip } from '../tip.ts';

export const a8: Tip = {
  id: 'A8',
  title: { en: 'Keep the rate constant first, add decay when the baseline stands', zh: '先用恒定学习率，基线立住后再加衰减' },
  what: {
    en: 'Find a constant learning rate that works, then try decay, cosine or warm-up as one change and compare.',
    zh: '先找到能用的恒定学习率，再把衰减、余弦或预热作为一次单独改动来比较。',
  },
  why: {
    en: 'A schedule that runs out too early looks exactly like a model that cannot learn more. Later in training, a falling rate usually removes the noise that keeps the loss from settling, with Adam too.',
    zh: '衰减得太早，看上去就和模型学到头了一模一样。到训练后期，降低学习率通常能消去使损失静不下来的噪声，Adam 也不例外。',
  },
  how: {
    en: 'TF.js has no schedule objects; in a callback: `onEpochBegin: (epoch) => { model.optimizer.learningRate = base * 0.5 * (1 + Math.cos(Math.PI * epoch / epochs)); }`. Look at the learning-rate curve beside the loss.',
    zh: 'TF.js 没有现成的调度器，可在回调里写：`onEpochBegin: (epoch) => { model.optimizer.learningRate = base * 0.5 * (1 + Math.cos(Math.PI * epoch / epochs)); }`。把学习率曲线和损失放在一起看。',
  },
  whenNot: {
    en: 'The advice never to touch decay with Adam is dated: tuned schedules help most optimizers. What holds is the order: first constant, then decay, one change at a time.',
    zh: '“用 Adam 就别动衰减”的说法已过时，调好的调度对多数优化器都有帮助。成立的是顺序：先恒定，再衰减，一次只改一处。',
  },
  support: [
    { kind: 'rule', id: 'learning-rate-decayed-early' },
    { kind: 'rule', id: 'loss-plateau' },
    { kind: 'rule', id: 'metric-oscillating' },
    { kind: 'cross-run', id: 'one-change-comparison' },
  ],
};
