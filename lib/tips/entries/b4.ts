import type { Tip } from '../tip.ts';

export const b4: Tip = {
  id: 'B4',
  title: { en: 'Shrink the batch to one to look at gradients', zh: '把批量缩到 1，看清梯度' },
  what: {
    en: 'As a diagnosis, run some steps with single samples and look at each sample\'s loss and gradient.',
    zh: '作为诊断手段，用单个样本跑几步，看每个样本各自的损失和梯度。',
  },
  why: {
    en: 'An average over a batch hides one broken sample, one wrong label or one enormous target; alone they stand out by orders of magnitude.',
    zh: '批内平均会掩盖一个坏样本、一个错标签或一个巨大的目标值；单独看，它们会差出几个数量级。',
  },
  how: {
    en: 'TF.js: loop over `tf.slice` of one row with `tf.variableGrads(() => loss(row))` and sort rows by loss and gradient norm; look at the worst ten.',
    zh: 'TF.js：逐行 `tf.slice`，用 `tf.variableGrads(() => loss(row))` 求梯度，按损失和梯度范数排序，看最差的十个。',
  },
  whenNot: {
    en: 'It is a microscope, not a way to train: single-sample steps are noisy and slow, and batch normalisation is meaningless with them.',
    zh: '这是显微镜，不是训练方式：单样本的步子又慢又吵，批归一化也失去意义。',
  },
  support: [
    { kind: 'probe', id: 'single-sample-gradients' },
  ],
};
