import type { Tip } from '../tip.ts';

export const h5: Tip = {
  id: 'H5',
  title: { en: 'Search the hyperparameters properly', zh: '认真搜索超参数' },
  what: {
    en: 'Search at random (or with low-discrepancy points) over log ranges, the learning rate first, and widen a range whose best value lies at its edge.',
    zh: '在对数区间上随机（或用低差异点列）搜索，先搜学习率；最优值落在边界时把区间放宽。',
  },
  why: {
    en: 'A grid wastes trials on settings that do not matter; random points try a new value of the important one each time.',
    zh: '网格把试验浪费在无关紧要的参数上；随机点每次都试了重要参数的一个新值。',
  },
  how: {
    en: 'Few trials: learning rate only. More: add decay and batch size. Compare at equal steps and look at several seeds before believing a difference.',
    zh: '试验次数少只搜学习率，多了再加权重衰减和批量。在相同步数下比较，相信差异之前先看几个种子。',
  },
  whenNot: {
    en: 'Not before the network learns at all: searching over a broken model finds the least broken setting.',
    zh: '网络还不会学时先别搜：在坏模型上搜，只会找到坏得最轻的设置。',
  },
  support: [
    { kind: 'cross-run', id: 'hyperparameter-axis' },
    { kind: 'cross-run', id: 'learning-rate-sweep' },
  ],
};
