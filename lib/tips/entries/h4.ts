import type { Tip } from '../tip.ts';

export const h4: Tip = {
  id: 'H4',
  title: { en: 'Strided convolution instead of pooling', zh: '用带步幅的卷积代替池化' },
  what: {
    en: 'Let the network learn its own reduction: replace a pooling layer by a convolution with stride 2.',
    zh: '让网络自己学怎样缩小：用步幅为 2 的卷积替换池化层。',
  },
  why: {
    en: 'Pooling throws away a fixed choice; a strided convolution decides what to keep.',
    zh: '池化按固定方式丢弃信息，带步幅的卷积可以决定留下什么。',
  },
  how: {
    en: 'TF.js: `tf.layers.conv2d({ filters, kernelSize: 3, strides: 2, padding: \'same\', activation: \'relu\' })`. Compare as one change over several seeds.',
    zh: 'TF.js：`tf.layers.conv2d({ filters, kernelSize: 3, strides: 2, padding: \'same\', activation: \'relu\' })`。作为单一改动，用多个种子比较。',
  },
  whenNot: {
    en: 'It stands against A10, which recommends pooling; both work, and the difference is usually small. More parameters on little data can hurt.',
    zh: '与推荐池化的 A10 相左；两者都可行，差别通常很小。数据少时，参数变多可能有害。',
  },
  support: [
    { kind: 'cross-run', id: 'one-change-comparison' },
    { kind: 'text', id: 'H4' },
  ],
};
