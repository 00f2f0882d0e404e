import type { Tip } from '../tip.ts';

export const f1: Tip = {
  id: 'F1',
  title: { en: 'Improve the initialisation', zh: '改进初始化' },
  what: {
    en: 'If gradients are far too small or large within the first fifty steps, look at the spread of the first weights before anything else.',
    zh: '头五十步梯度就过小或过大，先看初始权重的离散程度。',
  },
  why: {
    en: 'What is wrong at step 0 cannot have been caused by training.',
    zh: '第 0 步就不对的东西，不可能是训练造成的。',
  },
  how: {
    en: 'Compare the standard deviation of each kernel with √(2/fan-in) for ReLU or √(2/(fan-in + fan-out)) for tanh; within a factor of five is fine. TF.js: `kernelInitializer: \'heNormal\'` or `\'glorotNormal\'`.',
    zh: '把每个核的标准差与 √(2/扇入)（ReLU）或 √(2/(扇入+扇出))（tanh）比较，相差五倍以内都可以。TF.js：`kernelInitializer: \'heNormal\'` 或 `\'glorotNormal\'`。',
  },
  whenNot: {
    en: 'With a normalisation after every layer, or with pretrained weights, look elsewhere first.',
    zh: '每层后面都有归一化，或用预训练权重时，先查别处。',
  },
  support: [
    { kind: 'preflight', id: 'initialisation-scale' },
    { kind: 'rule', id: 'gradient-vanishing' },
    { kind: 'rule', id: 'gradient-exploding' },
  ],
};
