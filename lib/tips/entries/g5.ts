import type { Tip } from '../tip.ts';

export const g5: Tip = {
  id: 'G5',
  title: { en: 'Stop early, and keep the best step', zh: '早停，并保留最好的一步' },
  what: {
    en: 'Stop when validation has not improved for a set number of evaluations, and go back to the best weights.',
    zh: '验证连续若干次没有改进就停，并回到最好的权重。',
  },
  why: {
    en: 'It costs nothing, saves time, and limits how far the network can go into the noise.',
    zh: '不花成本，省时间，还限制了网络钻进噪声的深度。',
  },
  how: {
    en: 'TF.js: `tf.callbacks.earlyStopping({ monitor: \'val_loss\', patience: 5 })`, and save the model yourself whenever validation improves.',
    zh: 'TF.js：`tf.callbacks.earlyStopping({ monitor: \'val_loss\', patience: 5 })`，验证每次改进时自己保存模型。',
  },
  whenNot: {
    en: 'Noisy or tiny validation sets need more patience. With a decaying rate, the last third of the schedule often brings the gain: do not stop before it.',
    zh: '验证集小或噪声大时，耐心要更长。使用衰减调度时，收益常在最后三分之一，别在那之前停。',
  },
  support: [
    { kind: 'rule', id: 'validation-not-improving' },
    { kind: 'rule', id: 'validation-loss-rising' },
  ],
};
