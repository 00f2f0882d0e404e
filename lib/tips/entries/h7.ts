import type { Tip } from '../tip.ts';

export const h7: Tip = {
  id: 'H7',
  title: { en: 'Get more data', zh: '收集更多数据' },
  what: {
    en: 'If validation still improves clearly from half to all of the data, more data is the surest remedy.',
    zh: '从一半数据加到全部，验证仍明显改善，那么更多数据就是最可靠的办法。',
  },
  why: {
    en: 'It is the only remedy against overfitting that has no price in bias.',
    zh: '对付过拟合的办法里，只有它不以偏差为代价。',
  },
  how: {
    en: 'Train on 25, 50 and 100 % and draw validation error against size; more than five percent fewer errors per doubling says: go and collect.',
    zh: '用 25%、50%、100% 的数据训练，画出验证误差随数据量的变化；每翻一倍误差减少 5% 以上，就值得去收集。',
  },
  whenNot: {
    en: 'If training error is high as well, or labels are wrong, more of the same will not help. First clean, then collect.',
    zh: '训练误差也高，或标签有错时，再多同样的数据也没用。先清洗，再收集。',
  },
  support: [
    { kind: 'cross-run', id: 'learning-curve' },
    { kind: 'rule', id: 'generalisation-gap-wide' },
  ],
};
