/**
 * Takes the fastest TensorFlow.js that is installed (node-gpu, node, wasm, cpu), says which, and trains with it:
 * node examples/pick-backend.mjs. For a GPU machine: npm i --no-save @tensorflow/tfjs-node-gpu
 */
import { init } from '@tunewatch/agent';
import { digitTensors, loadDigits } from '../demo/digits.mjs';

/** The namespace of the first package that loads, and what it is called. */
async function pickTensorFlow() {
  for (const name of ['@tensorflow/tfjs-node-gpu', '@tensorflow/tfjs-node']) {
    try {
      const whole = await import(name);
      return { tf: whole.default ?? whole, name };
    } catch (error) {
      console.log(`${name}: ${error.code === 'ERR_MODULE_NOT_FOUND' ? 'not installed' : error.message.split('\n')[0]}`);
    }
  }
  const core = await import('@tensorflow/tfjs-core');
  const layers = await import('@tensorflow/tfjs-layers');
  const tf = { ...core, ...layers };
  for (const backend of ['wasm', 'cpu']) {
    try {
      await import(`@tensorflow/tfjs-backend-${backend}`);
      if (await core.setBackend(backend)) return { tf, name: `@tensorflow/tfjs-backend-${backend}` };
    } catch (error) {
      console.log(`@tensorflow/tfjs-backend-${backend}: ${error.code === 'ERR_MODULE_NOT_FOUND' ? 'not installed' : error.message.split('\n')[0]}`);
    }
  }
  throw new Error('No TensorFlow.js backend is installed. Try: npm i @tensorflow/tfjs-core @tensorflow/tfjs-layers @tensorflow/tfjs-backend-wasm');
}

const { tf, name } = await pickTensorFlow();
console.log(`Training with ${name} (backend ${tf.getBackend()}).`);

const digits = loadDigits();
const { xs, ys } = digitTensors(tf, digits, 0, 8000);
const model = tf.sequential();
model.add(tf.layers.dense({ inputShape: [784], units: 64, activation: 'relu', kernelInitializer: 'heNormal' }));
model.add(tf.layers.dense({ units: 10, activation: 'softmax' }));
model.compile({ optimizer: tf.train.adam(1e-3), loss: 'categoricalCrossentropy', metrics: ['accuracy'] });

const run = await init({ tf, project: 'digits', name: `pick-backend-${tf.getBackend()}`, config: { package: name } });
run.watch(model);
console.log(`Watch it at ${run.url}`);
await model.fit(xs, ys, { epochs: 3, batchSize: 64, validationSplit: 0.1, verbose: 0 });
await run.finish();
