/**
 * Watching a training loop of your own, here a regression with `optimizer.minimize`: node examples/custom-loop.mjs
 */
import * as core from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-backend-wasm';
import { init } from '@tunewatch/agent';
import { seededRandom } from '../demo/digits.mjs';

const tf = core;
await tf.setBackend('wasm');

// y = sin(3 x₁) + x₂² with a little noise, on 2,048 points.
const random = seededRandom(7);
const points = Array.from({ length: 2048 }, () => [random() * 2 - 1, random() * 2 - 1]);
const targets = points.map(([a, b]) => [Math.sin(3 * a) + b * b + (random() - 0.5) * 0.05]);

const variables = {
  hiddenKernel: tf.variable(tf.randomNormal([2, 32], 0, 1, 'float32', 1), true, 'hidden/kernel'),
  hiddenBias: tf.variable(tf.zeros([32]), true, 'hidden/bias'),
  outputKernel: tf.variable(tf.randomNormal([32, 1], 0, 0.2, 'float32', 2), true, 'output/kernel'),
  outputBias: tf.variable(tf.zeros([1]), true, 'output/bias'),
};
const predict = (xs) => xs.matMul(variables.hiddenKernel).add(variables.hiddenBias).tanh().matMul(variables.outputKernel).add(variables.outputBias);
const optimizer = tf.train.adam(0.01);
const batchSize = 64;
const epochs = 40;

const run = await init({ tf, project: 'curves', name: 'custom-loop', task: 'regression', totalSteps: (epochs * points.length) / batchSize });
run.watch(Object.values(variables), { optimizer });
console.log(`Watch it at ${run.url}`);

for (let epoch = 0; epoch < epochs; epoch++) {
  for (let from = 0; from < points.length; from += batchSize) {
    const xs = tf.tensor2d(points.slice(from, from + batchSize));
    const ys = tf.tensor2d(targets.slice(from, from + batchSize));
    run.batch({ xs, ys });
    optimizer.minimize(() => tf.losses.meanSquaredError(ys, predict(xs)).asScalar());
    tf.dispose([xs, ys]);
  }
  run.log({ epoch });
  await new Promise((resume) => setImmediate(resume));
}

await run.finish();
