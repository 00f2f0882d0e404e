import type { Tip } from '../tip.ts';

export const f3: Tip = {
  id: 'F3',
  title: { en: 'In recurrent networks, use gated cells and clip', zh: '循环网络用门控单元，并裁剪梯度' },
  what: {
    en: 'Replace a plain recurrent layer by LSTM or GRU for sequences beyond some twenty steps, and clip the gradient norm.',
    zh: '序列超过二十步左右，用 LSTM 或 GRU 代替普通循环层，并裁剪梯度范数。',
  },
  why: {
    en: 'A plain cell multiplies by the same matrix at every time step: the gradient vanishes or explodes with length. Gates ease the vanishing; exploding still needs clipping.',
    zh: '普通单元每个时间步都乘同一个矩阵，梯度随长度消失或爆炸。门控缓解消失，爆炸仍需裁剪。',
  },
  how: {
    en: 'TF.js: `tf.layers.gru({ units: 64 })` or `lstm`. Clipping in a custom loop: `tf.variableGrads`, scale all by `min(1, limit / norm)`, then `optimizer.applyGradients`; a limit near the 90th percentile of healthy norms. `recurrentInitializer: \'orthogonal\'` helps as well.',
    zh: 'TF.js：`tf.layers.gru({ units: 64 })` 或 `lstm`。自定义循环里裁剪：`tf.variableGrads` 之后统一乘 `min(1, limit / norm)`，再 `optimizer.applyGradients`；limit 取健康范数的第 90 百分位附近。`recurrentInitializer: \'orthogonal\'` 也有帮助。',
  },
  whenNot: {
    en: 'Short sequences do well with plain cells. If more than half of all steps are clipped, lower the rate instead. For long text attention has replaced recurrence.',
    zh: '短序列用普通单元就行。超过一半的步被裁剪时，应该降学习率。长文本上注意力已取代循环。',
  },
  support: [
    { kind: 'rule', id: 'gradient-vanishing' },
    { kind: 'rule', id: 'gradient-exploding' },
    { kind: 'rule', id: 'gradient-clipped-often' },
  ],
};
