import type { Tip } from '../tip.ts';

export const d5: Tip = {
  id: 'D5',
  title: { en: 'Is it overfitting? Look for the valley in the validation curve', zh: '是否过拟合？看验证曲线有没有谷底' },
  what: {
    en: 'Compare training and validation loss: if validation has passed a minimum and rises while training still falls, stop there and regularise.',
    zh: '比较训练与验证损失：验证过了最低点开始上升、训练仍在下降，就停在那里并加正则。',
  },
  why: {
    en: 'From that point on the network learns what is particular to the training samples.',
    zh: '从那一点起，网络学的是训练样本特有的东西。',
  },
  how: {
    en: 'Keep the weights of the best validation step. TF.js: `tf.callbacks.earlyStopping({ monitor: \'val_loss\', patience: 5 })`; save on improvement yourself, TF.js does not restore the best weights.',
    zh: '保留验证最好那一步的权重。TF.js：`tf.callbacks.earlyStopping({ monitor: \'val_loss\', patience: 5 })`；TF.js 不会恢复最佳权重，要自己在改进时保存。',
  },
  whenNot: {
    en: 'One rise between two evaluations is noise; wait for several. Very large models can pass through a second descent. The valley belongs to the validation loss, not to the learning rate.',
    zh: '两次评估之间升一下是噪声，要多等几次。很大的模型可能出现第二次下降。谷底说的是验证损失曲线，不是学习率曲线。',
  },
  support: [
    { kind: 'rule', id: 'validation-loss-rising' },
    { kind: 'rule', id: 'generalisation-gap-wide' },
  ],
};
