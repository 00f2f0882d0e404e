import type { Tip } from '../tip.ts';

export const a3: Tip = {
  id: 'A3',
  title: { en: 'Match the output layer to the loss', zh: '输出层要与损失配对' },
  what: {
    en: 'Give a loss on logits a linear head; give a loss on probabilities a softmax or sigmoid head; let regression be linear unless its targets are bounded.',
    zh: '以 logits 为输入的损失配线性输出；以概率为输入的损失配 softmax 或 sigmoid；回归用线性输出，除非目标有界。',
  },
  why: {
    en: 'Softmax applied twice flattens the gradient and puts a floor under the loss; a linear head under a probability loss gives numbers that mean nothing. Such a network trains a little, which hides the fault.',
    zh: 'softmax 做两次会压平梯度，并给损失垫上一个下限；概率损失配线性输出，算出的数没有意义。这样的网络还能学一点，正好把毛病掩盖住。',
  },
  how: {
    en: 'TF.js: `compile({ loss: \'categoricalCrossentropy\' })` and `\'binaryCrossentropy\'` expect probabilities (softmax, sigmoid). `tf.losses.softmaxCrossEntropy` and `tf.losses.sigmoidCrossEntropy` expect logits (no activation). With ten classes a doubled softmax cannot get below a loss of 1.461.',
    zh: 'TF.js：`compile({ loss: \'categoricalCrossentropy\' })` 与 `\'binaryCrossentropy\'` 要概率（softmax、sigmoid）；`tf.losses.softmaxCrossEntropy` 与 `tf.losses.sigmoidCrossEntropy` 要 logits（不加激活）。十分类时，两次 softmax 的损失不可能低于 1.461。',
  },
  whenNot: {
    en: '"No activation on the output" is not a rule: it is true for logit losses only. Bounded regression may want a sigmoid or tanh.',
    zh: '“输出层不要激活函数”不是通则，只对 logits 损失成立。有界回归可以用 sigmoid 或 tanh。',
  },
  support: [
    { kind: 'preflight', id: 'head-loss-match' },
    { kind: 'preflight', id: 'initial-loss' },
    { kind: 'rule', id: 'loss-impossible' },
  ],
};
