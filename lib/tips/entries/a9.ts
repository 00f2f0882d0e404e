import type { Tip } from '../tip.ts';

export const a9: Tip = {
  id: 'A9',
  title: { en: 'Do not widen convolutions by reflex', zh: '不要习惯性地加宽卷积' },
  what: {
    en: 'Begin with 32 to 128 filters in a layer; widen only when a measured comparison pays for it.',
    zh: '每层从 32 到 128 个卷积核开始；只有对比实验证明划算时才加宽。',
  },
  why: {
    en: 'Cost grows with the square of the width while the gain flattens, and a too large network hides other faults by memorising.',
    zh: '计算量按宽度的平方增长，收益却越来越小；过大的网络还会靠死记掩盖别的问题。',
  },
  how: {
    en: 'Compare three widths (half, now, double) with the same seeds and the same number of steps, and look at validation, not at training loss.',
    zh: '用相同的种子和步数比较三种宽度（一半、现在、两倍），看验证集而不是训练损失。',
  },
  whenNot: {
    en: 'Written in 2017 for small image tasks. Current vision and language models are far wider; there, width is set by the compute budget.',
    zh: '这是 2017 年针对小型图像任务说的。如今的视觉和语言模型要宽得多，宽度由算力预算决定。',
  },
  support: [
    { kind: 'cross-run', id: 'capacity-ladder' },
    { kind: 'preflight', id: 'architecture-facts' },
  ],
};
