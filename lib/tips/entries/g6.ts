import type { Tip } from '../tip.ts';

export const g6: Tip = {
  id: 'G6',
  title: { en: 'A smaller network, as the last resort', zh: '最后才考虑缩小网络' },
  what: {
    en: 'When augmentation, dropout, decay and early stopping do not suffice, take fewer units or layers.',
    zh: '增强、dropout、权重衰减、早停都不够时，再减少单元或层数。',
  },
  why: {
    en: 'Fewer parameters can memorise less. But a larger network that is regularised or stopped early often generalises better.',
    zh: '参数少，能死记的就少。但大网络加正则或早停，泛化往往更好。',
  },
  how: {
    en: 'Halve the width and compare over several seeds, on validation.',
    zh: '宽度减半，用多个种子在验证集上比较。',
  },
  whenNot: {
    en: 'Not when training itself is not good yet. A high ratio of parameters to samples alone is no fault.',
    zh: '训练集上都还不好时不适用。参数与样本之比高，本身不算毛病。',
  },
  support: [
    { kind: 'cross-run', id: 'capacity-ladder' },
    { kind: 'preflight', id: 'architecture-facts' },
  ],
};
