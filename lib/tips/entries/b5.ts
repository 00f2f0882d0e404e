import type { Tip } from '../tip.ts';

export const b5: Tip = {
  id: 'B5',
  title: { en: 'Take batch normalisation out while debugging', zh: '调试时先拿掉批归一化' },
  what: {
    en: 'If training misbehaves, run once without batch normalisation, or compare the loss of the same batch in training and inference mode.',
    zh: '训练不正常时，去掉批归一化跑一次，或比较同一批数据在训练模式与推理模式下的损失。',
  },
  why: {
    en: 'It can hide a bad scale upstream, ties the samples of a batch together, and has two behaviours, one of which you do not see while training.',
    zh: '它会掩盖上游的尺度问题，把同一批的样本绑在一起，而且有两套行为，其中一套训练时看不见。',
  },
  how: {
    en: 'TF.js: build the model without `tf.layers.batchNormalization()`, or compare `model.apply(x, { training: true })` with `model.predict(x)`; a gap above half of the loss says that the moving averages do not fit yet (raise the batch size or lower `momentum`).',
    zh: 'TF.js：不加 `tf.layers.batchNormalization()` 重建模型，或比较 `model.apply(x, { training: true })` 与 `model.predict(x)`；差距超过损失的一半，说明滑动平均还没跟上（加大批量或降低 `momentum`）。',
  },
  whenNot: {
    en: 'Networks that rely on it (very deep convolutional ones) may not train at all without; then lower the rate for the experiment. With batches below eight use group or layer norm instead.',
    zh: '依赖它的网络（很深的卷积网）去掉后可能根本训不动，此时实验中要降低学习率。批量小于八时，改用组归一化或层归一化。',
  },
  support: [
    { kind: 'probe', id: 'mode-comparison' },
    { kind: 'rule', id: 'mode-gap-wide' },
    { kind: 'preflight', id: 'normalisation-batch-size' },
  ],
};
