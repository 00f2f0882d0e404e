import type { Statistic } from './statistic.ts';

/** Sum of squares, sum of magnitudes, exact zeros and non-finite values of one gradient; NaN and ±Infinity stay in the sums. */
export const gradientStatistics: Statistic = {
  length: 4,
  host([gradient]) {
    const { values } = gradient!;
    let squares = 0;
    let magnitudes = 0;
    let zeros = 0;
    for (let i = 0; i < values.length; i++) {
      const value = values[i]!;
      squares += value * value;
      magnitudes += value < 0 ? -value : value;
      if (value === 0) zeros++;
    }
    return [squares, magnitudes, zeros, squares - squares === 0 ? 0 : countNonFinite(values)];
  },
  packed(tf, [gradient]) {
    const values = gradient!;
    return tf.stack([
      tf.sum(tf.square(values)),
      tf.sum(tf.abs(values)),
      tf.sum(tf.cast(tf.equal(values, 0), 'float32')),
      tf.sum(tf.cast(tf.logicalNot(tf.isFinite(values)), 'float32')),
    ]);
  },
};

/** How many values are NaN or ±Infinity. */
export function countNonFinite(values: ArrayLike<number>): number {
  let count = 0;
  for (let i = 0; i < values.length; i++) if (values[i]! - values[i]! !== 0) count++;
  return count;
}
