import type { Tip } from '../tip.ts';

export const c3: Tip = {
  id: 'C3',
  title: { en: 'Augment the data', zh: '做数据增强' },
  what: {
    en: 'Make new training samples by changes that keep the label: flips, crops, shifts, small rotations, noise, mixing.',
    zh: '用不改变标签的变换造出新的训练样本：翻转、裁剪、平移、小角度旋转、加噪声、混合。',
  },
  why: {
    en: 'It is the cheapest remedy for overfitting where more data cannot be had, and it teaches the invariances the task really has.',
    zh: '在拿不到更多数据时，这是对付过拟合最便宜的办法，也教会模型任务真正具有的不变性。',
  },
  how: {
    en: 'TF.js: in the dataset pipeline, `dataset.map(({ xs, ys }) => ({ xs: tf.image.flipLeftRight(xs), ys }))` on a random half; on training data only. Look at some augmented samples with their labels before training.',
    zh: 'TF.js：在数据管线里对随机一半样本做 `dataset.map(({ xs, ys }) => ({ xs: tf.image.flipLeftRight(xs), ys }))`，只对训练数据。训练前看几个增强后的样本和标签。',
  },
  whenNot: {
    en: 'Not while the network still fails to memorise a handful of samples. A flip is wrong for digits and text, a colour shift for medical stains: the label must survive.',
    zh: '网络还背不下几个样本时先别用。翻转不适合数字和文字，变色不适合医学染色：标签必须不变。',
  },
  support: [
    { kind: 'rule', id: 'generalisation-gap-wide' },
    { kind: 'rule', id: 'validation-loss-rising' },
    { kind: 'probe', id: 'augmentation-preview' },
    { kind: 'text', id: 'C3' },
  ],
};
