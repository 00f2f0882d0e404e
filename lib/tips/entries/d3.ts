import type { Tip } from '../tip.ts';

export const d3: Tip = {
  id: 'D3',
  title: { en: 'See whether the variables really move', zh: '看变量是否真的在动' },
  what: {
    en: 'Look at the norm of each weight and of each update, and at the histograms over time; a layer that stands still is not being trained.',
    zh: '看每个权重和每次更新的范数，以及随时间变化的直方图；一动不动的层没有在训练。',
  },
  why: {
    en: 'A loss can fall because the last layer alone learns, while everything below stays random.',
    zh: '只有最后一层在学，损失也会下降，而下面各层仍是随机的。',
  },
  how: {
    en: 'Compare ‖W now − W at start‖ / ‖W at start‖ per layer: below 1e-4 after a hundred steps is no training. The layers page shows update ratios with their healthy band.',
    zh: '逐层比较 ‖现在的 W − 初始 W‖ / ‖初始 W‖：一百步后仍低于 1e-4 就是没在训练。层页面画有更新比及其健康区间。',
  },
  whenNot: {
    en: 'Embeddings of rare words and deliberately frozen layers move little or not at all.',
    zh: '罕见词的嵌入和有意冻结的层本来就很少动或不动。',
  },
  support: [
    { kind: 'rule', id: 'weights-frozen' },
    { kind: 'rule', id: 'update-ratio-too-small' },
    { kind: 'rule', id: 'weight-growing' },
  ],
};
