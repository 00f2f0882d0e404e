import type { Tip } from '../tip.ts';

export const e2: Tip = {
  id: 'E2',
  title: { en: 'Do late layers move while early ones stand still?', zh: '后面的层在动，前面的却不动？' },
  what: {
    en: 'Compare gradient norms along the depth: a fall by orders of magnitude from output to input is a vanishing gradient.',
    zh: '沿深度比较梯度范数：从输出到输入下降几个数量级，就是梯度消失。',
  },
  why: {
    en: 'Every layer multiplies the gradient on its way back; ten factors of a quarter make one millionth.',
    zh: '梯度回传时每层都要乘一个因子，十个四分之一相乘就是百万分之一。',
  },
  how: {
    en: 'Change sigmoid or tanh to ReLU, use He initialisation, add shortcuts (`tf.layers.add()`) or normalisation, or take layers away.',
    zh: '把 sigmoid 或 tanh 换成 ReLU，用 He 初始化，加捷径连接（`tf.layers.add()`）或归一化，或减少层数。',
  },
  whenNot: {
    en: 'Layers of very different size have different norms anyway; compare the update ratio too. Some decline is normal, a factor of a hundred is not.',
    zh: '大小悬殊的层范数本来就不同，还要比较更新比。有些衰减是正常的，差一百倍则不是。',
  },
  support: [
    { kind: 'rule', id: 'gradient-vanishing' },
  ],
};
