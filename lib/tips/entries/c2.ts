import type { Tip } from '../tip.ts';

export const c2: Tip = {
  id: 'C2',
  title: { en: 'See that the network is wired as meant, and inputs belong to their labels', zh: '确认接线无误，输入与标签配对' },
  what: {
    en: 'Check that every trainable variable gets a gradient, that shapes are what you think, and that the pair (x, y) just before the network is right.',
    zh: '确认每个可训练变量都有梯度、形状与设想一致，并且进入网络前的 (x, y) 配对正确。',
  },
  why: {
    en: 'A forgotten connection or labels shifted by one row give a network that runs without an error and learns little or nothing.',
    zh: '漏接一处，或标签错了一行，网络照样不报错地运行，只是学得很少或什么也学不到。',
  },
  how: {
    en: 'TF.js: `model.summary()`, then `tf.variableGrads` and look for variables with an all-zero gradient. Print or draw 16 pairs after all preprocessing and shuffling.',
    zh: 'TF.js：先 `model.summary()`，再用 `tf.variableGrads` 找出梯度全零的变量。在所有预处理和打乱之后，打印或画出 16 对样本。',
  },
  whenNot: {
    en: 'Variables that are frozen on purpose have no gradient and should not.',
    zh: '有意冻结的变量没有梯度，本该如此。',
  },
  support: [
    { kind: 'rule', id: 'weights-frozen' },
    { kind: 'rule', id: 'validation-at-chance' },
    { kind: 'preflight', id: 'input-layout' },
    { kind: 'probe', id: 'pair-viewer' },
    { kind: 'probe', id: 'input-independent-baseline' },
    { kind: 'probe', id: 'label-shuffle' },
  ],
};
