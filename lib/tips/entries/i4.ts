import type { Tip } from '../tip.ts';

export const i4: Tip = {
  id: 'I4',
  title: { en: 'Choose an initialiser for a reason', zh: '选初始化要有理由' },
  what: {
    en: 'Zero for biases; scaled normal or uniform for kernels; orthogonal for recurrent kernels.',
    zh: '偏置用零，核用缩放过的正态或均匀分布，循环核用正交。',
  },
  why: {
    en: 'Normal or uniform matters little; the scale matters much. Orthogonal matrices keep the length of a vector over many time steps.',
    zh: '正态还是均匀关系不大，尺度关系很大。正交矩阵经过许多时间步仍保持向量长度。',
  },
  how: {
    en: 'TF.js: `kernelInitializer: \'heUniform\'`, `recurrentInitializer: \'orthogonal\'`, `biasInitializer: \'zeros\'`; give a `seed` for repeatable runs.',
    zh: 'TF.js：`kernelInitializer: \'heUniform\'`、`recurrentInitializer: \'orthogonal\'`、`biasInitializer: \'zeros\'`；要可重复就给 `seed`。',
  },
  whenNot: {
    en: 'Pretrained weights make the question moot for all layers that have them.',
    zh: '有预训练权重的层不存在这个问题。',
  },
  support: [
    { kind: 'preflight', id: 'initialisation-scale' },
    { kind: 'cross-run', id: 'one-change-comparison' },
  ],
};
