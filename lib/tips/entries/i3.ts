import type { Tip } from '../tip.ts';

export const i3: Tip = {
  id: 'I3',
  title: { en: 'No dropout at first; add it when the network overfits', zh: '起初不用 dropout，过拟合了再加' },
  what: {
    en: 'Leave dropout out until training error is low; then add it against the gap.',
    zh: '训练误差降下来之前不用 dropout，出现差距再加。',
  },
  why: {
    en: 'Early on it only slows learning and hides whether the network can fit at all.',
    zh: '早期它只会拖慢学习，还让人看不出网络到底能不能拟合。',
  },
  how: {
    en: 'Begin with rate 0, then 0.2 to 0.5 in the widest dense layers, one change at a time.',
    zh: '从 0 开始，再在最宽的全连接层用 0.2 到 0.5，一次改一处。',
  },
  whenNot: {
    en: 'Architectures that are known to need it (large dense heads on small data) may start with it.',
    zh: '已知需要它的结构（小数据上的大全连接头）可以一开始就用。',
  },
  support: [
    { kind: 'preflight', id: 'regularisation-strength' },
    { kind: 'rule', id: 'generalisation-gap-wide' },
  ],
};
