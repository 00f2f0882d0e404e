import type { Tip } from '../tip.ts';

export const g1: Tip = {
  id: 'G1',
  title: { en: 'Against overfitting: augment first', zh: '对付过拟合：先做增强' },
  what: {
    en: 'Before making the network weaker, make the data richer by label-preserving changes.',
    zh: '在削弱网络之前，先用不改变标签的变换让数据更丰富。',
  },
  why: {
    en: 'It attacks the reason (too few different samples) and leaves the capacity to learn intact.',
    zh: '它针对的是原因（样本不够多样），学习能力不受损。',
  },
  how: {
    en: 'Add one kind at a time and watch the distance between training and validation. TF.js: transform inside `dataset.map`, on the training set only.',
    zh: '一次加一种，看训练与验证的差距如何变化。TF.js：在 `dataset.map` 里变换，只用于训练集。',
  },
  whenNot: {
    en: 'Tabular data have few label-preserving changes; noise and mixing help there a little. It does not help when the validation data come from elsewhere.',
    zh: '表格数据很少有不改变标签的变换，加噪和混合作用有限。验证数据另有来源时，增强帮不上忙。',
  },
  support: [
    { kind: 'rule', id: 'validation-loss-rising' },
    { kind: 'rule', id: 'generalisation-gap-wide' },
    { kind: 'probe', id: 'augmentation-preview' },
    { kind: 'text', id: 'G1' },
  ],
};
