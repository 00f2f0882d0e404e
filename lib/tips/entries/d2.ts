import type { Tip } from '../tip.ts';

export const d2: Tip = {
  id: 'D2',
  title: { en: 'Use a better optimizer', zh: '换一个更好的优化器' },
  what: {
    en: 'If plain SGD crawls, add momentum (0.9) or take Adam.',
    zh: '朴素 SGD 爬得慢，就加动量（0.9）或换 Adam。',
  },
  why: {
    en: 'Badly scaled directions slow plain gradient descent in proportion to their ratio; momentum and adaptive steps take most of that away.',
    zh: '尺度不均的方向会按比例拖慢朴素梯度下降，动量和自适应步长能消去大部分。',
  },
  how: {
    en: 'TF.js: `tf.train.momentum(0.01, 0.9)` or `tf.train.adam(1e-3)`. Search the rate anew: rates do not carry over between optimizers.',
    zh: 'TF.js：`tf.train.momentum(0.01, 0.9)` 或 `tf.train.adam(1e-3)`。学习率要重新找：不同优化器之间不能照搬。',
  },
  whenNot: {
    en: 'A different optimizer does not mend wrong data, a wrong loss or dead units; rule those out first.',
    zh: '换优化器治不好错的数据、错的损失或死掉的单元，先排除这些。',
  },
  support: [
    { kind: 'rule', id: 'loss-not-decreasing' },
    { kind: 'rule', id: 'update-ratio-too-small' },
    { kind: 'preflight', id: 'learning-rate-range' },
    { kind: 'cross-run', id: 'one-change-comparison' },
  ],
};
