import type { Tip } from '../tip.ts';

export const f2: Tip = {
  id: 'F2',
  title: { en: 'Change the activation', zh: '换激活函数' },
  what: {
    en: 'Where units saturate or die, use Leaky ReLU, ELU or SELU instead of sigmoid, tanh or plain ReLU.',
    zh: '单元饱和或死亡时，用 Leaky ReLU、ELU 或 SELU 代替 sigmoid、tanh 或普通 ReLU。',
  },
  why: {
    en: 'Their slope is nowhere exactly zero, so every unit keeps getting a gradient.',
    zh: '它们的斜率处处不为零，每个单元都能持续得到梯度。',
  },
  how: {
    en: 'TF.js: `tf.layers.leakyReLU({ alpha: 0.1 })` as a layer of its own, or `activation: \'elu\'` / `\'selu\'` (with `kernelInitializer: \'leCunNormal\'`). Maxout exists in the literature but not as a TF.js layer.',
    zh: 'TF.js：单独加一层 `tf.layers.leakyReLU({ alpha: 0.1 })`，或 `activation: \'elu\'` / `\'selu\'`（配 `kernelInitializer: \'leCunNormal\'`）。Maxout 见于文献，TF.js 没有这个层。',
  },
  whenNot: {
    en: 'If death came after a burst of huge updates, the rate is the cause and the activation only the victim. Gates of recurrent cells must stay sigmoid.',
    zh: '如果死亡发生在一阵巨大更新之后，病因是学习率，激活只是受害者。循环单元的门必须保持 sigmoid。',
  },
  support: [
    { kind: 'rule', id: 'activation-dead' },
    { kind: 'rule', id: 'activation-saturated' },
  ],
};
