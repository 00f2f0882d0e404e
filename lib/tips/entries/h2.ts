import type { Tip } from '../tip.ts';

export const h2: Tip = {
  id: 'H2',
  title: { en: 'Change the depth', zh: '改变深度' },
  what: {
    en: 'If even the training error stays high with everything else in order, add a layer; if gradients vanish, take some away or add shortcuts.',
    zh: '其他都没问题而训练误差仍高，就加一层；梯度消失，就减几层或加捷径连接。',
  },
  why: {
    en: 'Depth sets which functions can be represented and how far a gradient has to travel.',
    zh: '深度决定能表示哪些函数，也决定梯度要走多远。',
  },
  how: {
    en: 'Compare a ladder of 1, 2, 4 hidden layers with the same seeds. Beyond ten plain layers use residual connections: `tf.layers.add().apply([x, y])`.',
    zh: '用同样的种子比较 1、2、4 个隐藏层。超过十个普通层就用残差连接：`tf.layers.add().apply([x, y])`。',
  },
  whenNot: {
    en: 'If memorising a handful of samples fails too, something is broken; depth will not help.',
    zh: '连几个样本都背不下来，是有东西坏了，改深度没用。',
  },
  support: [
    { kind: 'cross-run', id: 'capacity-ladder' },
    { kind: 'probe', id: 'overfit-one-batch' },
    { kind: 'rule', id: 'loss-not-decreasing' },
  ],
};
