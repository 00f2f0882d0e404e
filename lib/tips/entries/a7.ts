import type { Tip } from '../tip.ts';

export const a7: Tip = {
  id: 'A7',
  title: { en: 'Compress wide-ranging inputs before scaling', zh: '跨度很大的输入先压缩再缩放' },
  what: {
    en: 'Where a feature runs over several orders of magnitude, take a log (or clip, or squash) first and standardise afterwards.',
    zh: '特征跨越好几个数量级时，先取对数（或截断、压缩），再做标准化。',
  },
  why: {
    en: 'After plain standardising a heavy-tailed feature is zero for almost everybody and enormous for a few; those few then decide the gradient.',
    zh: '重尾特征直接标准化后，绝大多数样本接近零，少数极大，梯度全由那几个决定。',
  },
  how: {
    en: 'TF.js: `x.abs().log1p().mul(x.sign())`, or `x.clipByValue(low, high)` at the 1st and 99th percentile of the training data, or `x.div(c).tanh()`.',
    zh: 'TF.js：`x.abs().log1p().mul(x.sign())`，或按训练集第 1、99 百分位 `x.clipByValue(low, high)`，或 `x.div(c).tanh()`。',
  },
  whenNot: {
    en: 'When the size of the extreme values is itself the signal (fraud, failures), keep it: add the compressed feature beside the raw one. tanh is one option among several, not the standard.',
    zh: '极端值的大小本身就是信号时（欺诈、故障）要保留：在原特征旁边加一个压缩后的。tanh 只是选项之一，并非标准做法。',
  },
  support: [
    { kind: 'preflight', id: 'input-data' },
  ],
};
