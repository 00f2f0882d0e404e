import type { Statistic } from './statistic.ts';

/** Mean, standard deviation, smallest, largest (over finite values; NaN when there is none) and number of non-finite values. */
export const inputStatistics: Statistic = {
  length: 5,
  host(tensors) {
    let count = 0;
    let nonFinite = 0;
    let pivot = NaN;
    let sum = 0;
    let squares = 0;
    let min = Infinity;
    let max = -Infinity;
    for (const { values } of tensors) {
      for (let i = 0; i < values.length; i++) {
        const value = values[i]!;
        if (value - value !== 0) {
          nonFinite++;
          continue;
        }
        if (count === 0) pivot = value; // shifting keeps the variance of data with a large offset, such as timestamps
        const shifted = value - pivot;
        count++;
        sum += shifted;
        squares += shifted * shifted;
        if (value < min) min = value;
        if (value > max) max = value;
      }
    }
    if (count === 0) return [NaN, NaN, NaN, NaN, nonFinite];
    const mean = sum / count;
    return [pivot + mean, Math.sqrt(Math.max(0, squares / count - mean * mean)), min, max, nonFinite];
  },
  packed(tf, tensors) {
    const all = tf.concat(tensors.map((tensor) => tf.cast(tf.reshape(tensor, [tensor.size]), 'float32')));
    const mean = tf.mean(all);
    const nonFinite = tf.sum(tf.cast(tf.logicalNot(tf.isFinite(all)), 'float32'));
    return tf.stack([mean, tf.sqrt(tf.mean(tf.square(tf.sub(all, mean)))), tf.min(all), tf.max(all), nonFinite]);
  },
};
