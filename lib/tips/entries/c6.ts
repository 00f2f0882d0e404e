import type { Tip } from '../tip.ts';

export const c6: Tip = {
  id: 'C6',
  title: { en: 'Overfit a small set with everything else switched off', zh: '关掉一切，先过拟合一小批' },
  what: {
    en: 'Take a small part of the training set, switch off regularisation, dropout and augmentation, and train until the error is zero.',
    zh: '取训练集的一小部分，关掉正则、dropout 和增强，训练到误差为零。',
  },
  why: {
    en: 'It shows that architecture, loss, labels and optimizer fit together. What remains afterwards is a question of generalisation.',
    zh: '这说明结构、损失、标签、优化器彼此匹配。剩下的就只是泛化问题。',
  },
  how: {
    en: 'As in B1 with some tens of samples. For dense prediction ask for a metric (pixel accuracy of 99 % or more) because the loss has a floor.',
    zh: '做法同 B1，用几十个样本。稠密预测的损失有下限，改看指标（像素准确率 99% 以上）。',
  },
  whenNot: {
    en: 'A pass does not prove that the data are right: a large network memorises wrong labels too.',
    zh: '通过并不证明数据是对的：大网络连错误的标签也背得下来。',
  },
  support: [
    { kind: 'probe', id: 'overfit-one-batch' },
  ],
};
