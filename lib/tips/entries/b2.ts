import type { Tip } from '../tip.ts';

export const b2: Tip = {
  id: 'B2',
  title: { en: 'Lower the learning rate', zh: '降低学习率' },
  what: {
    en: 'When updates are larger than a few percent of the weights, or the loss jumps or diverges, lower the rate three- to tenfold and start again.',
    zh: '更新超过权重的百分之几，或损失跳变、发散时，把学习率降到三分之一到十分之一，重新开始。',
  },
  why: {
    en: 'A step that is too long overshoots the valley; each overshoot makes the next gradient larger, until activations die or overflow.',
    zh: '步子太大就会越过谷底，每越过一次，下一次的梯度更大，直到激活死亡或溢出。',
  },
  how: {
    en: 'TF.js: `model.compile({ optimizer: tf.train.adam(1e-4), … })`. Healthy updates are about a thousandth of the weights (0.03 % to 2 %). Restart from fresh or saved weights: dead units do not come back by themselves.',
    zh: 'TF.js：`model.compile({ optimizer: tf.train.adam(1e-4), … })`。健康的更新约为权重的千分之一（0.03% 到 2%）。要从新的或已保存的权重重来：死掉的单元不会自己复活。',
  },
  whenNot: {
    en: 'If the very first gradients are already enormous, look at input scale and initialisation before the rate. A loss that is merely noisy from batch to batch is no reason.',
    zh: '如果最初的梯度就已极大，先查输入尺度和初始化，再动学习率。仅仅是批与批之间有噪声，不算理由。',
  },
  support: [
    { kind: 'rule', id: 'update-ratio-too-large' },
    { kind: 'rule', id: 'loss-diverging' },
    { kind: 'rule', id: 'gradient-exploding' },
    { kind: 'rule', id: 'loss-spike' },
    { kind: 'probe', id: 'learning-rate-range-test' },
  ],
};
