/**
 * Watching `model.fit`: three lines more than without. Run it with a server up (`npm start`): node examples/fit.mjs
 */
import * as core from '@tensorflow/tfjs-core';
import * as layers from '@tensorflow/tfjs-layers';
import '@tensorflow/tfjs-backend-wasm';
import { init } from '@tunewatch/agent';
import { digitTensors, loadDigits } from '../demo/digits.mjs'; // your own data here

const tf = { ...core, ...layers };
await core.setBackend('wasm');

const digits = loadDigits();
const { xs, ys } = digitTensors(tf, digits, 0, 8000);
const validation = digitTensors(tf, digits, 8000, 10000);

const model = tf.sequential({
  layers: [
    tf.layers.dense({ inputShape: [784], units: 64, activation: 'relu', kernelInitializer: 'heNormal' }),
    tf.layers.dense({ units: 10, activation: 'softmax' }),
  ],
});
model.compile({ optimizer: tf.train.adam(1e-3), loss: 'categoricalCrossentropy', metrics: ['accuracy'] });

const run = await init({ tf, project: 'digits', name: 'fit', task: 'classification' }); // 1
run.watch(model); // 2
console.log(`Watch it at ${run.url}`);

await model.fit(xs, ys, { epochs: 5, batchSize: 64, validationData: [validation.xs, validation.ys], verbose: 0 });

await run.finish(); // 3
