import type { Tip } from '../tip.ts';

export const e1: Tip = {
  id: 'E1',
  title: { en: 'Is the variable in the trainable list?', zh: '变量在可训练列表里吗？' },
  what: {
    en: 'Check that the variable is marked trainable, connected to the loss, and handed to the optimizer.',
    zh: '检查变量是否标为可训练、是否与损失相连、是否交给了优化器。',
  },
  why: {
    en: 'All three faults look the same from outside: the weights do not move by a single bit. The gradient tells them apart: none, zero, or there but unused.',
    zh: '三种毛病从外面看一样：权重一位都不动。看梯度就能分开：没有、为零，或有却没被使用。',
  },
  how: {
    en: 'TF.js: `model.trainableWeights.map((w) => w.name)`; set `layer.trainable` before `compile`; in custom loops pass the variable list to `optimizer.minimize(f, false, variables)` completely.',
    zh: 'TF.js：`model.trainableWeights.map((w) => w.name)`；`layer.trainable` 要在 `compile` 之前设；自定义循环里 `optimizer.minimize(f, false, variables)` 的变量列表要给全。',
  },
  whenNot: {
    en: 'Fine-tuning freezes layers on purpose; then only the frozen list should be compared with your intention.',
    zh: '微调本来就要冻结一些层，此时只需核对冻结列表与你的意图是否一致。',
  },
  support: [
    { kind: 'preflight', id: 'trainable-share' },
    { kind: 'rule', id: 'weights-frozen' },
  ],
};
