import type { Tip } from '../tip.ts';

export const g4: Tip = {
  id: 'G4',
  title: { en: 'Batch normalisation regularises a little, by accident', zh: '批归一化顺带有一点正则作用' },
  what: {
    en: 'If the network has none, batch normalisation may narrow the gap a little; count it as a side effect.',
    zh: '网络里还没有批归一化时，加上它可能略微缩小差距，只能算副作用。',
  },
  why: {
    en: 'Statistics of random batches add noise to every activation, which acts like a mild regulariser.',
    zh: '随机批次的统计量给每个激活加了噪声，效果类似轻度正则。',
  },
  how: {
    en: 'TF.js: `tf.layers.batchNormalization()` between a convolution or dense layer and its activation, with batches of at least sixteen.',
    zh: 'TF.js：在卷积或全连接层与激活之间加 `tf.layers.batchNormalization()`，批量至少十六。',
  },
  whenNot: {
    en: 'Its purpose is faster and steadier training. With small batches it adds harm rather than regularisation; try the other remedies first.',
    zh: '它的本意是让训练更快更稳。批量小时，带来的害处多于正则，先试别的办法。',
  },
  support: [
    { kind: 'text', id: 'G4' },
    { kind: 'preflight', id: 'normalisation-batch-size' },
  ],
};
