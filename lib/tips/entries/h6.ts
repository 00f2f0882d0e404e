import type { Tip } from '../tip.ts';

export const h6: Tip = {
  id: 'H6',
  title: { en: 'Use seeds to measure noise, never to pick the winner', zh: '种子用来量噪声，不是用来挑赢家' },
  what: {
    en: 'Train three to five seeds of what matters and report mean and spread.',
    zh: '重要的配置训练三到五个种子，报告均值和离散程度。',
  },
  why: {
    en: 'Runs that differ by nothing but the seed often differ by more than the improvement one hopes to see.',
    zh: '只差种子的几个运行，彼此之差常常超过你期待的改进。',
  },
  how: {
    en: 'Seed initialisers and dropout (`seed` option) and your shuffling, and record the seed in `config`. A change is real when its difference exceeds twice the standard error.',
    zh: '给初始化、dropout（`seed` 选项）和打乱设种子，并记进 `config`。差异超过两倍标准误，才算真的。',
  },
  whenNot: {
    en: 'Choosing the best seed is selection on noise; its validation value will not repeat on new data.',
    zh: '挑最好的种子等于在噪声上做选择，那个验证值在新数据上不会重现。',
  },
  support: [
    { kind: 'cross-run', id: 'seed-variance' },
    { kind: 'preflight', id: 'seed-recorded' },
  ],
};
