import type { Tip } from '../tip.ts';

export const i12: Tip = {
  id: 'I12',
  title: { en: 'Choose the batch size for throughput, then tune the rate again', zh: '批量按吞吐选，然后重调学习率' },
  what: {
    en: 'Take the batch size at which samples per second stop growing, and search the learning rate anew whenever it changes.',
    zh: '选每秒样本数不再增长时的批量；批量一变，学习率就要重找。',
  },
  why: {
    en: 'Between the noise scale and the memory limit, the batch size trades steps against time; it is not a knob for better validation.',
    zh: '在噪声尺度与内存上限之间，批量只是拿步数换时间，并不是提高验证效果的旋钮。',
  },
  how: {
    en: 'Double it until throughput stops rising or memory runs out; raise the rate roughly with the square root (Adam) or in proportion (SGD) and check.',
    zh: '逐次翻倍，直到吞吐不再上升或内存用尽；学习率大致按平方根（Adam）或成比例（SGD）提高，再检验。',
  },
  whenNot: {
    en: 'A batch of one can converge. "The same time for the same data" depends on the hardware. Very small batches spoil batch normalisation.',
    zh: '批量为一也能收敛。“同样数据花同样时间”取决于硬件。批量很小会损害批归一化。',
  },
  support: [
    { kind: 'rule', id: 'gradient-noise-extreme' },
    { kind: 'preflight', id: 'normalisation-batch-size' },
    { kind: 'cross-run', id: 'hyperparameter-axis' },
  ],
};
