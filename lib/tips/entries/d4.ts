import type { Tip } from '../tip.ts';

export const d4: Tip = {
  id: 'D4',
  title: { en: 'Tune the first learning rate, then a schedule', zh: '先调初始学习率，再调调度' },
  what: {
    en: 'A loss that rises says the rate is too high; a loss that hardly moves says too low. Once it is right, let it fall over the run.',
    zh: '损失上升说明学习率过高，几乎不动说明过低。调对之后，再让它随训练下降。',
  },
  why: {
    en: 'It is the one setting that matters most, and both errors can be read from the first hundred steps.',
    zh: '这是最要紧的一个设置，两种偏差从头一百步就读得出来。',
  },
  how: {
    en: 'Search in factors of three to ten, judge by update ratio and loss together, then try cosine or step decay. TF.js: set `model.optimizer.learningRate` in `onEpochBegin`.',
    zh: '以三到十倍为步长搜索，同时看更新比和损失，然后试余弦或阶梯衰减。TF.js：在 `onEpochBegin` 里设 `model.optimizer.learningRate`。',
  },
  whenNot: {
    en: 'Flat can also mean dead units, vanishing gradients or a wrong loss, and rising can mean unscaled input: those leave other traces, and are judged first.',
    zh: '不动也可能是单元死亡、梯度消失或损失用错，上升也可能是输入没缩放：它们各有别的痕迹，要先判断。',
  },
  support: [
    { kind: 'rule', id: 'loss-diverging' },
    { kind: 'rule', id: 'loss-not-decreasing' },
    { kind: 'rule', id: 'update-ratio-too-small' },
    { kind: 'rule', id: 'update-ratio-too-large' },
    { kind: 'rule', id: 'learning-rate-decayed-early' },
    { kind: 'probe', id: 'learning-rate-range-test' },
  ],
};
