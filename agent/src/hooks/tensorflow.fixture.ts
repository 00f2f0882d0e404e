import * as core from '@tensorflow/tfjs-core';
import * as layers from '@tensorflow/tfjs-layers';
import '@tensorflow/tfjs-backend-cpu';
import '@tensorflow/tfjs-backend-wasm';

/** TF.js as a test's user would give it to `init`. */
export const tf = { ...core, ...layers };

/** Deterministic numbers in [-1, 1), the same on every backend. */
export function numbers(count: number, seed = 1): Float32Array {
  const values = new Float32Array(count);
  let state = seed >>> 0;
  for (let i = 0; i < count; i++) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    values[i] = state / 2 ** 31 - 1;
  }
  return values;
}

/** One-hot rows of class (i · 7 + 3) mod `classes`, or of `classOf(i)`. */
export function oneHot(rows: number, classes: number, classOf = (row: number): number => (row * 7 + 3) % classes): Float32Array {
  const values = new Float32Array(rows * classes);
  for (let row = 0; row < rows; row++) values[row * classes + classOf(row)] = 1;
  return values;
}

export const inputs = (rows: number, features: number, seed = 1): core.Tensor2D =>
  tf.tensor2d(numbers(rows * features, seed), [rows, features]);
export const targets = (rows: number, classes: number): core.Tensor2D => tf.tensor2d(oneHot(rows, classes), [rows, classes]);

/** Bits of all weights of a model. */
export function weightBits(model: layers.LayersModel): number[][] {
  return model.getWeights().map((weight) => [...new Uint32Array((weight.dataSync() as Float32Array).slice().buffer)]);
}
