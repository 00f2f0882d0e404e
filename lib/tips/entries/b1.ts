import type { Tip } from '../tip.ts';

export const b1: Tip = {
  id: 'B1',
  title: { en: 'First prove that it can memorise a handful of samples', zh: '先证明它能背下几个样本' },
  what: {
    en: 'Train on 10 to 20 samples without regularisation until the loss is near zero. If it cannot, the fault is in the wiring, the loss, the data or the step size, not in generalisation.',
    zh: '只用 10 到 20 个样本、不加正则，训练到损失接近零。做不到，问题就出在接线、损失、数据或步长上，与泛化无关。',
  },
  why: {
    en: 'It takes seconds and cuts the search in half: everything about validation, regularisation and amount of data can wait until this passes.',
    zh: '只要几秒钟，却能把排查范围砍掉一半：验证、正则、数据量这些，都等它通过之后再说。',
  },
  how: {
    en: 'TF.js: `await model.fit(xs.slice(0, 16), ys.slice(0, 16), { epochs: 200, batchSize: 16 })` on a copy of the model with dropout rate 0 and Adam at 1e-2; expect a loss under 0.01.',
    zh: 'TF.js：在模型副本上把 dropout 设为 0、用 Adam 1e-2，`await model.fit(xs.slice(0, 16), ys.slice(0, 16), { epochs: 200, batchSize: 16 })`，损失应低于 0.01。',
  },
  whenNot: {
    en: 'Losses with a floor above zero (label smoothing, dense prediction, noisy regression targets) need a metric instead: ask for 99 % accuracy.',
    zh: '下限不是零的损失（标签平滑、稠密预测、带噪回归）要改看指标：要求 99% 准确率。',
  },
  support: [
    { kind: 'probe', id: 'overfit-one-batch' },
    { kind: 'rule', id: 'loss-not-decreasing' },
    { kind: 'rule', id: 'validation-at-chance' },
  ],
};
