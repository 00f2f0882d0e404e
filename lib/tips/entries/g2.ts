import type { Tip } from '../tip.ts';

export const g2: Tip = {
  id: 'G2',
  title: { en: 'Dropout', zh: '使用 dropout' },
  what: {
    en: 'Silence a random part of the units during training: 0.2 to 0.5 in dense layers, less or none in convolutional ones.',
    zh: '训练时随机关掉一部分单元：全连接层 0.2 到 0.5，卷积层更少或不用。',
  },
  why: {
    en: 'Units can no longer rely on one particular partner, which makes what they learn more general.',
    zh: '单元不能再依赖某个固定的搭档，学到的东西更通用。',
  },
  how: {
    en: 'TF.js: `tf.layers.dropout({ rate: 0.3, seed })` after the activation of wide dense layers. Compare training and validation in the same mode: with dropout on, the training loss looks worse than it is.',
    zh: 'TF.js：在宽的全连接层激活之后加 `tf.layers.dropout({ rate: 0.3, seed })`。训练与验证要在同一模式下比：开着 dropout，训练损失看起来比实际差。',
  },
  whenNot: {
    en: 'Not while the network underfits; not above 0.5 without a reason; rarely together with batch normalisation in the same block.',
    zh: '欠拟合时不要用；没有理由不要超过 0.5；很少与批归一化放在同一块里。',
  },
  support: [
    { kind: 'preflight', id: 'regularisation-strength' },
    { kind: 'rule', id: 'validation-loss-rising' },
    { kind: 'rule', id: 'generalisation-gap-wide' },
  ],
};
