import type { Tip } from '../tip.ts';

export const i5: Tip = {
  id: 'I5',
  title: { en: 'Train until validation stalls, no shorter and no longer', zh: '训练到验证停滞为止，不多不少' },
  what: {
    en: 'Choose the number of epochs by the validation curve: stop when it has stalled, go on when the best value is among the last.',
    zh: '轮数由验证曲线决定：停滞了就停，最好值还在末尾就继续。',
  },
  why: {
    en: 'A fixed number is right for one data set only. A best value in the last evaluations means that training was cut short.',
    zh: '固定的轮数只对一个数据集合适。最好值出现在最后几次评估，说明训练被截短了。',
  },
  how: {
    en: 'Plan generously and stop early (G5), or look at the last five percent of the run for a new best.',
    zh: '计划留足，再配早停（G5），或看最后 5% 里有没有新的最好值。',
  },
  whenNot: {
    en: 'With a decaying schedule the end is part of the plan: lengthen the schedule, not just the run.',
    zh: '使用衰减调度时，结尾是计划的一部分：要延长的是整个调度，不只是训练。',
  },
  support: [
    { kind: 'rule', id: 'validation-not-improving' },
    { kind: 'rule', id: 'loss-plateau' },
    { kind: 'rule', id: 'validation-loss-rising' },
  ],
};
