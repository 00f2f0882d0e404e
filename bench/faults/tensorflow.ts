import * as core from '@tensorflow/tfjs-core';
import * as layers from '@tensorflow/tfjs-layers';
import '@tensorflow/tfjs-backend-cpu';
import '@tensorflow/tfjs-backend-wasm';
import type { Rows } from './rows.ts';

/** TF.js as a user would give it to `init`. */
export const tf = { ...core, ...layers };
export type Model = layers.LayersModel;
export type Tensor = core.Tensor;
export type Optimizer = core.Optimizer;

export function tensorOf(rows: Rows): Tensor {
  return tf.tensor(rows.values, [...rows.shape]);
}
