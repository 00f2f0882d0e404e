import type { Statistic } from './statistic.ts';

/** Sum of squares of the weights before an update, and of what the update added: tensors [before, after]. */
export const updateStatistics: Statistic = {
  length: 2,
  host([before, after]) {
    const old = before!.values;
    const now = after!.values;
    let weight = 0;
    let change = 0;
    for (let i = 0; i < old.length; i++) {
      const value = old[i]!;
      const difference = now[i]! - value;
      weight += value * value;
      change += difference * difference;
    }
    return [weight, change];
  },
  packed: (tf, [before, after]) => tf.stack([tf.sum(tf.square(before!)), tf.sum(tf.square(tf.sub(after!, before!)))]),
};

/** Relative size of an update, ‖ΔW‖ / (‖W‖ + 1e-12), from the two sums of squares. */
export const updateRatio = (weightSquares: number, changeSquares: number): number =>
  Math.sqrt(changeSquares) / (Math.sqrt(weightSquares) + 1e-12);
