import type { Statistic } from './statistic.ts';

/** The value of a tensor with one element, such as a loss. */
export const scalarStatistic: Statistic = {
  length: 1,
  host: ([tensor]) => [tensor!.values[0] ?? NaN],
  packed: (tf, [tensor]) => tf.cast(tf.reshape(tensor!, [1]), 'float32'),
};

/** Sum of tensors with one element each, such as the penalties of several regularisers; 0 for none. */
export const scalarSumStatistic: Statistic = {
  length: 1,
  host: (tensors) => [tensors.reduce((total, tensor) => total + (tensor.values[0] ?? NaN), 0)],
  packed: (tf, tensors) => tf.reshape(tf.sum(tf.stack(tensors.map((tensor) => tf.reshape(tensor, [])))), [1]),
};
