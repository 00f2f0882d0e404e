import type { Tip } from '../tip.ts';

export const i2: Tip = {
  id: 'I2',
  title: { en: 'Begin with a large rate, then let it fall', zh: '先大后小' },
  what: {
    en: 'Use the largest rate that is stable for most of the run and decay it towards the end.',
    zh: '训练的大部分时间用能稳住的最大学习率，临近结束再衰减。',
  },
  why: {
    en: 'Large steps travel and skip sharp minima; small ones settle.',
    zh: '大步用来赶路、跳过尖锐的极小值，小步用来安定下来。',
  },
  how: {
    en: 'Cosine or step decay to a tenth or a hundredth over the planned number of steps; with large batches or transformers, warm up over the first few percent.',
    zh: '在计划步数内用余弦或阶梯衰减到十分之一或百分之一；大批量或 transformer 在最初百分之几的步数里预热。',
  },
  whenNot: {
    en: 'Not as the first experiment (see A8). A schedule tied to a wrong number of total steps ends too early or never.',
    zh: '不要当作第一个实验（见 A8）。总步数设错，调度会过早结束或永远不结束。',
  },
  support: [
    { kind: 'rule', id: 'learning-rate-decayed-early' },
    { kind: 'rule', id: 'loss-plateau' },
    { kind: 'rule', id: 'metric-oscillating' },
    { kind: 'probe', id: 'learning-rate-range-test' },
  ],
};
