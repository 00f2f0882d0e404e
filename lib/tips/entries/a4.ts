import type { Tip } from '../tip.ts';

export const a4: Tip = {
  id: 'A4',
  title: { en: 'Give every layer a bias, save where a norm follows', zh: '每层都要偏置，后面接归一化的除外' },
  what: {
    en: 'Keep `useBias` on by default. Leave it out only where a batch or layer norm with its own shift comes right after.',
    zh: '默认保留 `useBias`。只有紧跟着自带平移项的批归一化或层归一化时才去掉。',
  },
  why: {
    en: 'Without a bias a layer\'s response is tied to pass through the origin, and the output layer cannot even learn how frequent the classes are.',
    zh: '没有偏置，层的响应被钉在原点上，输出层连各类别的频率都学不到。',
  },
  how: {
    en: 'TF.js: `useBias` is true unless set. For very unequal classes start the output bias at the log of the class shares: `biasInitializer: tf.initializers.constant({ value: Math.log(p / (1 - p)) })` for one sigmoid unit.',
    zh: 'TF.js：`useBias` 不设即为 true。类别悬殊时，把输出偏置设为类别占比的对数：单个 sigmoid 用 `biasInitializer: tf.initializers.constant({ value: Math.log(p / (1 - p)) })`。',
  },
  whenNot: {
    en: 'Right before a normalisation with a shift the bias is redundant: its effect is subtracted at once. Some large modern models drop biases on purpose.',
    zh: '在带平移的归一化之前，偏置是多余的，马上会被减掉。一些现代大模型有意不用偏置。',
  },
  support: [
    { kind: 'preflight', id: 'bias-missing' },
    { kind: 'preflight', id: 'initial-loss' },
  ],
};
