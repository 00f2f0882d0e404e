import type { Tip } from '../tip.ts';

export const c4: Tip = {
  id: 'C4',
  title: { en: 'Initialise every layer, never all weights alike', zh: '每层都要初始化，切勿全部相同' },
  what: {
    en: 'Start kernels from a scaled random distribution. Never set a whole kernel to zero or to one constant.',
    zh: '卷积核和权重矩阵从适当缩放的随机分布开始。绝不要整个设为零或同一个常数。',
  },
  why: {
    en: 'Units that start alike receive the same gradient and stay alike for ever: a layer of a hundred then does the work of one.',
    zh: '起点相同的单元得到相同的梯度，永远相同：一百个单元的层只顶一个用。',
  },
  how: {
    en: 'TF.js: leave `kernelInitializer` at its default or choose `\'heNormal\'`; `biasInitializer: \'zeros\'` is right for biases. If the scale is hard to get right, add `tf.layers.batchNormalization()`.',
    zh: 'TF.js：`kernelInitializer` 用默认值或选 `\'heNormal\'`；偏置用 `biasInitializer: \'zeros\'` 没问题。尺度难以调好时，可加 `tf.layers.batchNormalization()`。',
  },
  whenNot: {
    en: 'Batch normalisation eases a wrong scale; it does not break a symmetry. The last layer of a residual branch may start at zero because its siblings differ.',
    zh: '批归一化能缓解尺度不当，却打破不了对称性。残差支路的最后一层可以从零开始，因为其余部分各不相同。',
  },
  support: [
    { kind: 'preflight', id: 'initialisation-scale' },
    { kind: 'preflight', id: 'regularisation-strength' },
  ],
};
