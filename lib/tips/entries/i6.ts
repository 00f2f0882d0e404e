import type { Tip } from '../tip.ts';

export const i6: Tip = {
  id: 'I6',
  title: { en: 'L1 and L2 penalties: know what each does', zh: 'L1 与 L2 惩罚：弄清各自的作用' },
  what: {
    en: 'Use L2 to keep weights small, L1 to make many of them zero; both in moderation.',
    zh: 'L2 让权重变小，L1 让许多权重变成零，都要适度。',
  },
  why: {
    en: 'Small weights generalise better; zero weights can be left out and explain themselves.',
    zh: '小权重泛化更好；零权重可以去掉，也更容易解释。',
  },
  how: {
    en: 'TF.js: `tf.regularizers.l2({ l2: 1e-4 })`, `tf.regularizers.l1({ l1: 1e-5 })`. With Adam, decoupled decay (AdamW) does what L2 means.',
    zh: 'TF.js：`tf.regularizers.l2({ l2: 1e-4 })`、`tf.regularizers.l1({ l1: 1e-5 })`。用 Adam 时，解耦的衰减（AdamW）才是 L2 的本意。',
  },
  whenNot: {
    en: 'L2 shrinks weights, it does not smooth updates. Do not penalise biases and normalisation parameters.',
    zh: 'L2 缩小权重，并不平滑更新。偏置和归一化参数不要惩罚。',
  },
  support: [
    { kind: 'preflight', id: 'regularisation-strength' },
    { kind: 'rule', id: 'regularisation-dominating' },
  ],
};
