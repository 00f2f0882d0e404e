import type { Tip } from '../tip.ts';

export const i9: Tip = {
  id: 'I9',
  title: { en: 'Choose the architecture by the structure of the data', zh: '按数据的结构选网络' },
  what: {
    en: 'Neighbourhoods in a grid: convolution. Order in time: recurrence, temporal convolution or attention. A table: dense layers or trees.',
    zh: '网格上的邻域用卷积，时间上的次序用循环、时间卷积或注意力，表格用全连接或树。',
  },
  why: {
    en: 'An architecture that knows the structure needs far fewer samples to learn it.',
    zh: '结构上已经懂得规律的网络，需要的样本少得多。',
  },
  how: {
    en: 'Begin with the simplest that fits: a small CNN for images, a GRU for short sequences, a pretrained transformer for text.',
    zh: '从最简单的合适结构开始：图像用小 CNN，短序列用 GRU，文本用预训练 transformer。',
  },
  whenNot: {
    en: 'Lists from 2017 compare CNN, LSTM and GRU for text; transformers have since taken that field. On small data a dense network may do as well.',
    zh: '2017 年的清单为文本比较 CNN、LSTM 和 GRU，如今 transformer 已占据这一领域。数据少时，全连接网络也可能一样好。',
  },
  support: [
    { kind: 'text', id: 'I9' },
  ],
};
