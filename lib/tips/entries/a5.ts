import type { Tip } from '../tip.ts';

export const a5: Tip = {
  id: 'A5',
  title: { en: 'Initialise by variance scaling', zh: '用方差缩放初始化' },
  what: {
    en: 'Choose the spread of the first weights from the layer\'s fan-in: He for ReLU, Glorot for tanh and sigmoid, LeCun for SELU.',
    zh: '初始权重的离散程度由扇入决定：ReLU 用 He，tanh 与 sigmoid 用 Glorot，SELU 用 LeCun。',
  },
  why: {
    en: 'If each layer multiplies the signal by a little too much or too little, depth turns that into explosion or silence before training has begun.',
    zh: '每层只要把信号放大或缩小一点点，叠上深度，训练还没开始就已经爆炸或沉寂。',
  },
  how: {
    en: 'TF.js: `kernelInitializer: \'heNormal\'`, `\'glorotUniform\'` (the default of dense layers), `\'leCunNormal\'`, or `tf.initializers.varianceScaling({ scale: 2, mode: \'fanIn\', distribution: \'normal\' })`. Check: activation spread should be of the same order in every hidden layer at step 0.',
    zh: 'TF.js：`kernelInitializer: \'heNormal\'`、`\'glorotUniform\'`（全连接层默认）、`\'leCunNormal\'`，或 `tf.initializers.varianceScaling({ scale: 2, mode: \'fanIn\', distribution: \'normal\' })`。检查：第 0 步时各隐藏层激活的离散程度应同一量级。',
  },
  whenNot: {
    en: 'Layers that start at zero on purpose (the last layer of a residual branch, some heads) are fine. With normalisation after each layer the scale matters less.',
    zh: '有意从零开始的层（残差支路的最后一层、某些输出头）没有问题。每层后面都有归一化时，尺度没那么要紧。',
  },
  support: [
    { kind: 'preflight', id: 'initialisation-scale' },
    { kind: 'rule', id: 'gradient-vanishing' },
    { kind: 'rule', id: 'gradient-exploding' },
  ],
};
