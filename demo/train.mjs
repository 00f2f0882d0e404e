/**
 * One training of the demo in a process of its own: `node demo/train.mjs <name> [seed]`.
 * It is what a user's script looks like, plus a pause after each step so that people can follow it on screen.
 */
import * as core from '@tensorflow/tfjs-core';
import * as layers from '@tensorflow/tfjs-layers';
import '@tensorflow/tfjs-backend-wasm';
import { init } from '@tunewatch/agent';
import { digitTensors, loadDigits } from './digits.mjs';
import { trainings } from './trainings.mjs';

const tf = { ...core, ...layers };
const [name = '', seedText = '1'] = process.argv.slice(2);
const training = trainings[name];
if (!training) {
  console.error(`No training is called "${name}". There are: ${Object.keys(trainings).join(', ')}.`);
  process.exit(2);
}
const seed = Number(seedText);
const pauseMs = Number(process.env.TUNEWATCH_DEMO_PAUSE_MS ?? 30);
const longestMs = Number(process.env.TUNEWATCH_DEMO_LONGEST_MS ?? 110_000);

await core.setBackend('wasm');
const digits = loadDigits(1);
const { train, validation, scale } = training.data;
const { xs, ys } = digitTensors(tf, digits, train[0], train[1], scale);
const held = digitTensors(tf, digits, validation[0], validation[1], scale);

const model = training.model(tf, seed * 1000);
model.compile({ optimizer: training.optimizer(tf), loss: 'categoricalCrossentropy', metrics: ['accuracy'] });
const stepsPerEpoch = Math.ceil((train[1] - train[0]) / training.batchSize);
const totalSteps = stepsPerEpoch * training.epochs;

const run = await init({
  tf,
  project: 'demo',
  name,
  task: 'classification',
  totalSteps,
  tags: ['demo'],
  notes: training.about,
  config: { optimizer: training.optimizer(tf).getClassName(), batchSize: training.batchSize, epochs: training.epochs, seed },
});
run.watch(model);

const startedMs = Date.now();
let step = 0;
await model.fit(xs, ys, {
  batchSize: training.batchSize,
  epochs: training.epochs,
  validationData: [held.xs, held.ys],
  verbose: 0,
  callbacks: {
    onBatchEnd: async (_batch, logs) => {
      step += 1;
      process.send?.({ step, totalSteps, loss: logs?.loss });
      if (Date.now() - startedMs > longestMs) model.stopTraining = true;
      await new Promise((resume) => setTimeout(resume, pauseMs));
    },
  },
});
await run.finish();
process.disconnect?.();
