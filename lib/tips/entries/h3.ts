import type { Tip } from '../tip.ts';

export const h3: Tip = {
  id: 'H3',
  title: { en: 'Average several models', zh: '多个模型取平均' },
  what: {
    en: 'Average the predictions of three to five models trained from different seeds.',
    zh: '用不同种子训练三到五个模型，对预测取平均。',
  },
  why: {
    en: 'Their errors differ in part and cancel; a percent or two of accuracy is a usual gain.',
    zh: '它们的错误部分不同，会相互抵消；通常能提高一到两个百分点的准确率。',
  },
  how: {
    en: 'Store validation predictions of each run and compare the average with the best single one before paying the price at inference.',
    zh: '保存每个运行的验证预测，先比较平均结果与最好的单个模型，再决定是否付出推理成本。',
  },
  whenNot: {
    en: 'Costs as many times the computation at inference. It raises the level, it does not repair a broken model.',
    zh: '推理成本按倍数增加。它能提高水平，修不好有毛病的模型。',
  },
  support: [
    { kind: 'cross-run', id: 'ensemble-gain' },
  ],
};
