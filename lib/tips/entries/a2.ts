import type { Tip } from '../tip.ts';

export const a2: Tip = {
  id: 'A2',
  title: { en: 'Use the ReLU family in hidden layers', zh: '隐藏层用 ReLU 一族' },
  what: {
    en: 'Take ReLU (or Leaky ReLU, ELU, GELU) as the hidden activation unless there is a reason for another.',
    zh: '隐藏层激活默认用 ReLU（或 Leaky ReLU、ELU、GELU），除非有理由用别的。',
  },
  why: {
    en: 'It does not saturate on its positive side and is cheap, so gradients keep their size through many layers better than with sigmoid or tanh.',
    zh: '它在正半轴不饱和、计算便宜，梯度穿过多层时比 sigmoid、tanh 更能保持大小。',
  },
  how: {
    en: 'TF.js: `tf.layers.dense({ units: 128, activation: \'relu\', kernelInitializer: \'heNormal\' })`. In general: pair it with He initialisation and a bias that starts at zero.',
    zh: 'TF.js：`tf.layers.dense({ units: 128, activation: \'relu\', kernelInitializer: \'heNormal\' })`。一般做法：配 He 初始化，偏置从零开始。',
  },
  whenNot: {
    en: 'ReLU does not abolish vanishing gradients, and its units can die for good. Recurrent cells keep tanh and sigmoid inside; an output layer follows its loss, not this tip.',
    zh: 'ReLU 并不能消灭梯度消失，而且单元可能永久死亡。循环单元内部仍用 tanh 与 sigmoid；输出层由损失决定，不适用本条。',
  },
  support: [
    { kind: 'preflight', id: 'nonlinearity-missing' },
    { kind: 'rule', id: 'activation-dead' },
    { kind: 'rule', id: 'activation-saturated' },
    { kind: 'rule', id: 'gradient-vanishing' },
  ],
};
