import type { Tip } from '../tip.ts';

export const a6: Tip = {
  id: 'A6',
  title: { en: 'Standardise the inputs, with training statistics only', zh: '标准化输入，只用训练集的统计量' },
  what: {
    en: 'Subtract the mean and divide by the standard deviation of the training data; use the very same two numbers for validation and in production.',
    zh: '减去训练数据的均值，除以其标准差；验证和上线时用同一组数。',
  },
  why: {
    en: 'Features of very different size give a loss surface that is steep in one direction and flat in another; one learning rate cannot serve both. Statistics fitted on the test data leak it.',
    zh: '各特征尺度悬殊时，损失曲面一个方向陡、一个方向平，一个学习率顾不了两头。用测试集拟合统计量则是泄漏。',
  },
  how: {
    en: 'TF.js: `const { mean, variance } = tf.moments(trainX, 0); const normalise = (x) => x.sub(mean).div(variance.sqrt().add(1e-6));` and call it on every split. Pixels: dividing by 255 is usually enough.',
    zh: 'TF.js：`const { mean, variance } = tf.moments(trainX, 0); const normalise = (x) => x.sub(mean).div(variance.sqrt().add(1e-6));`，所有划分都用它。像素通常除以 255 就够了。',
  },
  whenNot: {
    en: 'Dividing by the variance, as some lists say, is a slip. Whitening also removes correlation and is rarely needed. Sparse inputs lose their zeros when the mean is subtracted: scale them only. Tree models do not care.',
    zh: '有的清单写“除以方差”，是笔误。白化还要去相关，很少需要。稀疏输入减均值会丢掉零，只缩放即可。树模型不在乎尺度。',
  },
  support: [
    { kind: 'preflight', id: 'input-data' },
    { kind: 'preflight', id: 'normaliser-fit' },
    { kind: 'rule', id: 'input-shifted' },
  ],
};
