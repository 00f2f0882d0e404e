/** One training of the overhead bench: `node agent-overhead-trainer.mjs <mlp-wasm|cnn-cpu> <without|scalars|default|everything>`. */
import * as core from '@tensorflow/tfjs-core';
import * as layers from '@tensorflow/tfjs-layers';
import { init } from '@tunewatch/agent';
import { digitTensors, loadDigits } from '../demo/digits.mjs';

const tf = { ...core, ...layers };
const [network, watching] = process.argv.slice(2);
const isMlp = network === 'mlp-wasm';
await import(isMlp ? '@tensorflow/tfjs-backend-wasm' : '@tensorflow/tfjs-backend-cpu');
await core.setBackend(isMlp ? 'wasm' : 'cpu');

const digits = loadDigits();
const samples = isMlp ? 8000 : 1280;
const { xs, ys } = digitTensors(tf, digits, 0, samples);
const seeded = (seed) => tf.initializers.heNormal({ seed });
const model = tf.sequential();
let inputs = xs;
if (isMlp) {
  model.add(tf.layers.dense({ inputShape: [784], units: 128, activation: 'relu', kernelInitializer: seeded(1) }));
  model.add(tf.layers.dense({ units: 64, activation: 'relu', kernelInitializer: seeded(2) }));
} else {
  // 8×8 by averaging blocks of the middle 24×24 pixels.
  inputs = core.avgPool(core.slice(core.reshape(xs, [samples, 28, 28, 1]), [0, 2, 2, 0], [samples, 24, 24, 1]), 3, 3, 'valid');
  model.add(tf.layers.conv2d({ inputShape: [8, 8, 1], filters: 8, kernelSize: 3, activation: 'relu', kernelInitializer: seeded(1) }));
  model.add(tf.layers.flatten());
  model.add(tf.layers.dense({ units: 32, activation: 'relu', kernelInitializer: seeded(2) }));
}
model.add(tf.layers.dense({ units: 10, activation: 'softmax', kernelInitializer: seeded(3) }));
model.compile({ optimizer: tf.train.adam(1e-3), loss: 'categoricalCrossentropy', metrics: ['accuracy'] });

const never = 1e9;
const schedules = {
  scalars: { every: { norms: never, activations: never, input: never, histograms: never }, budget: 0.02 },
  default: {},
  everything: { every: { norms: 1, activations: 1, input: 1, histograms: 1 }, budget: 1 },
};
let run = null;
if (watching !== 'without') {
  run = await init({ tf, project: 'bench', name: `${network}-${watching}`, ...schedules[watching] });
  run.watch(model);
}
const skipped = 50;
let step = 0;
let startedMs = 0;
await model.fit(inputs, ys, {
  batchSize: isMlp ? 64 : 32,
  epochs: isMlp ? 6 : 4,
  shuffle: false,
  verbose: 0,
  yieldEvery: 'never',
  callbacks: {
    onBatchEnd: () => {
      if (++step === skipped) startedMs = performance.now();
    },
  },
});
const msPerStep = (performance.now() - startedMs) / (step - skipped);
await run?.finish();
console.log(JSON.stringify({ msPerStep }));
