import type { Tip } from '../tip.ts';

export const i7: Tip = {
  id: 'I7',
  title: { en: 'Start text models from pretrained representations', zh: '文本模型从预训练表示开始' },
  what: {
    en: 'With little text of your own, use pretrained embeddings or a pretrained model instead of random vectors.',
    zh: '自己的文本不多时，用预训练嵌入或预训练模型，不要从随机向量开始。',
  },
  why: {
    en: 'An embedding has a row for every word; a few thousand samples never visit most of them.',
    zh: '嵌入表每个词占一行，几千个样本根本碰不到其中大部分。',
  },
  how: {
    en: 'Load the vectors into the layer with `setWeights`, train with the layer frozen first, then unfreeze at a tenth of the rate.',
    zh: '用 `setWeights` 把向量装进嵌入层，先冻结训练，再以十分之一的学习率解冻。',
  },
  whenNot: {
    en: 'word2vec and GloVe are history for most tasks; contextual models do better. Large own corpora or non-words (codes, ids) may start at random.',
    zh: '对多数任务，word2vec 与 GloVe 已成历史，上下文模型更好。自有语料很大，或对象不是词（代码、编号），可以随机开始。',
  },
  support: [
    { kind: 'preflight', id: 'trainable-share' },
    { kind: 'text', id: 'I7' },
  ],
};
