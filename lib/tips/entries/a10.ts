import type { Tip } from '../tip.ts';

export const a10: Tip = {
  id: 'A10',
  title: { en: 'Pool or stride for tolerance to small shifts', zh: '用池化或步幅容忍小位移' },
  what: {
    en: 'Reduce the spatial size by pooling or strided convolution so that a pattern a few pixels aside still counts as the same.',
    zh: '用池化或带步幅的卷积缩小空间尺寸，让偏移几个像素的图案仍被当作同一个。',
  },
  why: {
    en: 'It widens what later layers see and saves computation. A convolution alone moves its answer along with the input; only reduction makes the answer tolerant.',
    zh: '它扩大后面各层的视野并节省计算。卷积的输出会随输入一起平移，要缩小之后才谈得上容忍。',
  },
  how: {
    en: 'TF.js: `tf.layers.maxPooling2d({ poolSize: 2 })` or `tf.layers.conv2d({ …, strides: 2 })`; `globalAveragePooling2d` before the head. Test: move the input by one pixel and count how often the prediction flips.',
    zh: 'TF.js：`tf.layers.maxPooling2d({ poolSize: 2 })` 或 `tf.layers.conv2d({ …, strides: 2 })`；输出头前用 `globalAveragePooling2d`。检验：把输入平移一个像素，数一数预测翻转的比例。',
  },
  whenNot: {
    en: 'Pooling does not give invariance to rotation or scale. Tasks that need positions (segmentation, detection, board games) must keep resolution.',
    zh: '池化并不带来旋转或缩放不变性。需要位置的任务（分割、检测、棋类）必须保留分辨率。',
  },
  support: [
    { kind: 'preflight', id: 'architecture-facts' },
    { kind: 'text', id: 'A10' },
  ],
};
