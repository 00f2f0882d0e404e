import type { Tip } from '../tip.ts';

export const b9: Tip = {
  id: 'B9',
  title: { en: 'Draw everything, in the same colours everywhere', zh: '什么都画出来，颜色处处一致' },
  what: {
    en: 'Plot loss, rate, gradient norms, update ratios, activations and a few samples from the first step on; keep one colour per run and per layer.',
    zh: '从第一步起就画出损失、学习率、梯度范数、更新比、激活和几个样本；每个运行、每一层始终用同一种颜色。',
  },
  why: {
    en: 'Most faults are visible minutes before they show in the final metric, but only in a signal that somebody recorded.',
    zh: '多数毛病在最终指标显现之前几分钟就看得出来，前提是有人记录了那个信号。',
  },
  how: {
    en: '`run.watch(model)` records these; add your own with `run.log({ \'validation/f1\': value })`. Read the page from top to bottom: verdict, incidents, loss, update ratio, layers.',
    zh: '`run.watch(model)` 会记录这些；自己的指标用 `run.log({ \'validation/f1\': value })` 添加。从上到下读页面：结论、事件、损失、更新比、各层。',
  },
  whenNot: {
    en: 'Drawing is evidence, not judgement: decide beforehand what a healthy curve would look like.',
    zh: '画图给的是证据，不是判断：先想好健康的曲线该是什么样。',
  },
  support: [
    { kind: 'preflight', id: 'logging-coverage' },
    { kind: 'text', id: 'B9' },
  ],
};
