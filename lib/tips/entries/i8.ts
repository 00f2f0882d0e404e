import type { Tip } from '../tip.ts';

export const i8: Tip = {
  id: 'I8',
  title: { en: 'Know the activations and where each fails', zh: '了解各种激活及其失效之处' },
  what: {
    en: 'ReLU for hidden layers, tanh and sigmoid inside recurrent gates and at bounded outputs, softmax only at the head.',
    zh: '隐藏层用 ReLU，tanh 与 sigmoid 用在循环门和有界输出，softmax 只在输出头。',
  },
  why: {
    en: 'Sigmoid and tanh flatten on both sides, ReLU dies on one; each leaves its own trace in gradients and activations.',
    zh: 'sigmoid 与 tanh 两头变平，ReLU 一侧死亡；各自在梯度和激活上留下不同痕迹。',
  },
  how: {
    en: 'Read saturation and dead-unit ratio per layer. More than half saturated: change the activation or the scale of what enters it.',
    zh: '逐层看饱和比和死亡比。超过一半饱和，就换激活或改变输入的尺度。',
  },
  whenNot: {
    en: 'ReLU does not remove the vanishing gradient in general; it avoids saturation on its positive side only.',
    zh: 'ReLU 并不普遍消除梯度消失，只是在正半轴避免饱和。',
  },
  support: [
    { kind: 'rule', id: 'activation-saturated' },
    { kind: 'rule', id: 'activation-dead' },
    { kind: 'rule', id: 'gradient-vanishing' },
    { kind: 'preflight', id: 'nonlinearity-missing' },
  ],
};
