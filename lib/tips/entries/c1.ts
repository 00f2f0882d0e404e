import type { Tip } from '../tip.ts';

export const c1: Tip = {
  id: 'C1',
  title: { en: 'Log the basics under names that mean something', zh: '用有意义的名字记录基本量' },
  what: {
    en: 'Record step, loss, metrics, learning rate and validation, and give layers and variables names that say what they are.',
    zh: '记录步数、损失、指标、学习率和验证结果，给层和变量起能说明用途的名字。',
  },
  why: {
    en: 'A run without its learning rate or validation cannot be judged later, and `dense_17` tells nobody which part went wrong.',
    zh: '没有学习率或验证的运行，日后无法评判；`dense_17` 也说明不了是哪一部分出了错。',
  },
  how: {
    en: 'TF.js: pass `name: \'encoder_1\'` to each layer and `validationData` to `fit`; log what only you know with `run.log({ \'validation/iou\': value }, { step })`.',
    zh: 'TF.js：给每层传 `name: \'encoder_1\'`，给 `fit` 传 `validationData`；只有你知道的量用 `run.log({ \'validation/iou\': value }, { step })` 记录。',
  },
  whenNot: {
    en: 'More is not always better: a thousand series nobody reads cost attention. Start with the basics and add on suspicion.',
    zh: '并非越多越好：没人看的一千条曲线只会分散注意力。先记基本量，有怀疑再加。',
  },
  support: [
    { kind: 'preflight', id: 'logging-coverage' },
    { kind: 'preflight', id: 'seed-recorded' },
  ],
};
