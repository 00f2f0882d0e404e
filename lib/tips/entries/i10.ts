import type { Tip } from '../tip.ts';

export const i10: Tip = {
  id: 'I10',
  title: { en: 'Maximum, average or attention when sequences are pooled', zh: '汇聚序列：最大、平均还是注意力' },
  what: {
    en: 'Take the maximum for "is it there", the average for "how much in all", attention where positions matter differently from sample to sample.',
    zh: '“有没有”用最大，“总体多少”用平均，各位置的重要性因样本而异时用注意力。',
  },
  why: {
    en: 'Each loses something else: the maximum loses amounts, the average loses rare events.',
    zh: '各有所失：最大丢掉数量，平均丢掉罕见事件。',
  },
  how: {
    en: 'TF.js: `globalMaxPooling1d`, `globalAveragePooling1d`, or a softmax-weighted sum over time. Mind masks: padding must not take part.',
    zh: 'TF.js：`globalMaxPooling1d`、`globalAveragePooling1d`，或按时间做 softmax 加权和。注意掩码：填充不能参与。',
  },
  whenNot: {
    en: 'A question of taste on easy tasks. The remarks on attention of older lists are history.',
    zh: '任务简单时只是口味问题。旧清单里关于注意力的话已是历史。',
  },
  support: [
    { kind: 'text', id: 'I10' },
  ],
};
