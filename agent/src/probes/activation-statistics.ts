import type { HostTensor } from './host-values.ts';
import type { Statistic } from './statistic.ts';
import type { TensorFlowLike, TensorLike } from '../hooks/tensorflow.ts';

/** What "saturated" means for a layer: outside the open range (low, high); `null` where the word has no meaning. */
export type SaturationRange = readonly [low: number, high: number] | null;

/** Ranges of the bounded activations: |tanh| > 0.99, sigmoid outside [0.01, 0.99]. */
export function saturationRange(activation: string | null): SaturationRange {
  if (activation === 'tanh' || activation === 'softsign') return [-0.99, 0.99];
  if (activation === 'sigmoid' || activation === 'hardSigmoid' || activation === 'hard_sigmoid') return [0.01, 0.99];
  return null;
}

/**
 * Mean, standard deviation, zero ratio, dead ratio and saturated ratio (NaN without a range) of a layer's outputs, all
 * calls of one forward pass together. A unit (index of `unitAxis`) is dead when it is exactly 0 everywhere in them:
 * for ReLU that is "never fired on this batch". NaN and ±Infinity make mean and deviation NaN.
 */
export function activationStatistics(range: SaturationRange, unitAxis: 'last' | 'second'): Statistic {
  return {
    length: 5,
    host: (outputs) => summarise(outputs, range, unitAxis),
    packed: (tf, outputs) => summarisePacked(tf, outputs, range, unitAxis),
  };
}

function summarise(outputs: readonly HostTensor[], range: SaturationRange, unitAxis: 'last' | 'second'): number[] {
  const shape = outputs[0]!.shape;
  const axis = unitAxis === 'second' && shape.length > 1 ? 1 : shape.length - 1;
  const units = shape.length > 0 ? shape[axis]! : 1;
  const inner = shape.slice(axis + 1).reduce((product, size) => product * size, 1);
  const hasFired = new Uint8Array(units);
  const low = range ? range[0] : -Infinity;
  const high = range ? range[1] : Infinity;
  const pivot = outputs[0]!.values[0] ?? 0;
  let count = 0;
  let sum = 0;
  let squares = 0;
  let zeros = 0;
  let saturated = 0;
  for (const { values } of outputs) {
    count += values.length;
    let unit = 0;
    for (let i = 0, position = 0; i < values.length; i++) {
      const value = values[i]!;
      const shifted = value - pivot;
      sum += shifted;
      squares += shifted * shifted;
      if (value === 0) zeros++;
      else hasFired[unit] = 1;
      if (value < low || value > high) saturated++;
      if (++position === inner) {
        position = 0;
        if (++unit === units) unit = 0;
      }
    }
  }
  let dead = 0;
  for (let unit = 0; unit < units; unit++) if (hasFired[unit] === 0) dead++;
  const mean = sum / count;
  return [
    pivot + mean,
    Math.sqrt(Math.max(0, squares / count - mean * mean)),
    zeros / count,
    dead / units,
    range ? saturated / count : NaN,
  ];
}

function summarisePacked(
  tf: TensorFlowLike,
  outputs: readonly TensorLike[],
  range: SaturationRange,
  unitAxis: 'last' | 'second',
): TensorLike {
  const all = outputs.length === 1 ? outputs[0]! : tf.concat(outputs, 0);
  const mean = tf.mean(all);
  const zero = tf.cast(tf.equal(all, 0), 'float32');
  const axis = unitAxis === 'second' && all.shape.length > 1 ? 1 : all.shape.length - 1;
  const units = all.shape[axis]!;
  const outer = all.shape.slice(0, axis).reduce((product, size) => product * size, 1);
  const inner = all.shape.slice(axis + 1).reduce((product, size) => product * size, 1);
  const isDead = tf.min(tf.min(tf.reshape(zero, [outer, units, inner]), 2), 0);
  const saturated = range ? tf.mean(tf.cast(tf.logicalOr(tf.less(all, range[0]), tf.greater(all, range[1])), 'float32')) : tf.scalar(NaN);
  return tf.stack([mean, tf.sqrt(tf.mean(tf.square(tf.sub(all, mean)))), tf.mean(zero), tf.mean(isDead), saturated]);
}
