import type { Tip } from '../tip.ts';

export const h1: Tip = {
  id: 'H1',
  title: { en: 'Weight the loss for unequal classes', zh: '类别不均时给损失加权' },
  what: {
    en: 'When one class is ten times more frequent than another, weight the loss inversely, or sample the classes evenly.',
    zh: '一类比另一类多十倍时，按反比给损失加权，或均衡采样。',
  },
  why: {
    en: 'Otherwise the cheapest way to a low loss is to predict the frequent class always.',
    zh: '否则让损失变低的最省事办法，就是永远预测那个多数类。',
  },
  how: {
    en: 'TF.js: `model.fit(xs, ys, { classWeight: { 0: 1, 1: 12 } })`. Judge by recall per class or balanced accuracy, not by plain accuracy.',
    zh: 'TF.js：`model.fit(xs, ys, { classWeight: { 0: 1, 1: 12 } })`。用每类召回率或平衡准确率评判，不看普通准确率。',
  },
  whenNot: {
    en: 'Weights change what the predicted probabilities mean. If only the ranking or the decision threshold matters, moving the threshold is enough.',
    zh: '加权会改变预测概率的含义。只关心排序或判定阈值时，移动阈值就够了。',
  },
  support: [
    { kind: 'preflight', id: 'class-balance' },
    { kind: 'rule', id: 'prediction-collapsed' },
  ],
};
