import type { Tip } from '../tip.ts';

export const i11: Tip = {
  id: 'I11',
  title: { en: 'Shuffle every epoch', zh: '每轮都打乱' },
  what: {
    en: 'Give the samples in a new random order in each epoch, above all when the file is sorted by class or time.',
    zh: '每一轮都用新的随机次序喂样本，文件按类别或时间排好时尤其如此。',
  },
  why: {
    en: 'In sorted data every batch holds one class: the network chases the class of the moment and forgets the one before.',
    zh: '排好序的数据每批只有一类，网络追着眼前的类跑，忘掉前一个。',
  },
  how: {
    en: 'TF.js: `fit` shuffles by default (`shuffle: true`); for datasets use `dataset.shuffle(bufferSize)` with a buffer as large as the sorted stretches. `validationSplit` takes the last rows before shuffling: shuffle the arrays yourself first.',
    zh: 'TF.js：`fit` 默认打乱（`shuffle: true`）；数据集用 `dataset.shuffle(bufferSize)`，缓冲要不小于有序的段。`validationSplit` 在打乱之前取最后几行：先自己把数组打乱。',
  },
  whenNot: {
    en: 'Time series that carry state from batch to batch keep their order inside a sequence; shuffle the sequences. Curricula are ordered on purpose.',
    zh: '跨批保持状态的时间序列，序列内部要保持次序，打乱的是序列之间。课程学习本来就有次序。',
  },
  support: [
    { kind: 'rule', id: 'batch-labels-ordered' },
    { kind: 'preflight', id: 'shuffle-off' },
  ],
};
