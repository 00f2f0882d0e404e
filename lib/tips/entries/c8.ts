import type { Tip } from '../tip.ts';

export const c8: Tip = {
  id: 'C8',
  title: { en: 'Check gradients of operations you wrote yourself', zh: '自己写的算子要做梯度检查' },
  what: {
    en: 'Compare the analytic gradient with finite differences on a few samples wherever a custom gradient is involved.',
    zh: '凡用到自定义梯度，都要在几个样本上拿解析梯度与有限差分比较。',
  },
  why: {
    en: 'A wrong gradient still points roughly downhill now and then, so training looks merely slow.',
    zh: '错的梯度偶尔也大致朝下坡，于是看起来只是训练慢。',
  },
  how: {
    en: 'Take the derivative along one direction: (L(w + h·d) − L(w − h·d)) / 2h against g·d, in float32 with h of 1e-2 to 1e-3 and the smallest error of several h. Below 1e-2 is fine, above 5e-2 is wrong. TF.js: a `tf.customGrad` that returns its own input as value counts the gradient twice; return `x.clone()`.',
    zh: '沿一个方向求导：比较 (L(w + h·d) − L(w − h·d)) / 2h 与 g·d，float32 下 h 取 1e-2 到 1e-3，取几个 h 中的最小误差。低于 1e-2 没问题，高于 5e-2 就是错。TF.js：`tf.customGrad` 若把输入本身当 value 返回，梯度会算两遍，要返回 `x.clone()`。',
  },
  whenNot: {
    en: 'Built-in operations need no check. Kinks (ReLU, max) give honest mismatches at single points; use few samples and some burn-in steps.',
    zh: '内置算子不用查。折点（ReLU、max）在个别点上会有真实的不一致；样本少取一点，先训练几步再查。',
  },
  support: [
    { kind: 'probe', id: 'gradient-check' },
  ],
};
