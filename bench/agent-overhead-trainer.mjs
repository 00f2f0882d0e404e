/**
 * Two trainings of the overhead bench in one process, one watched and one not, taking turns of `stepsPerTurn` steps:
 * `node agent-overhead-trainer.mjs <mlp-wasm|cnn-cpu> <scalars|default|everything> <turns> <online|offline>`. Whatever disturbs the machine
 * or favours one process disturbs and favours both. Prints the milliseconds of every turn, and those the training's own
 * thread computed in it, which a busy machine does not stretch (`null` where the system does not tell).
 */
import { readFileSync } from 'node:fs';
import * as core from '@tensorflow/tfjs-core';
import * as layers from '@tensorflow/tfjs-layers';
import { init } from '@tunewatch/agent';
import { digitTensors, loadDigits } from '../demo/digits.mjs';

const tf = { ...core, ...layers };
const [network, watching, turnsText, mode] = process.argv.slice(2);
const turns = Number(turnsText);
const stepsPerTurn = 100; // one whole period of the default schedule
const isMlp = network === 'mlp-wasm';
await import(isMlp ? '@tensorflow/tfjs-backend-wasm' : '@tensorflow/tfjs-backend-cpu');
await core.setBackend(isMlp ? 'wasm' : 'cpu');

const batchSize = isMlp ? 64 : 32;
const samples = isMlp ? 6400 : 1600;
const { xs, ys } = digitTensors(tf, loadDigits(), 0, samples);
const seeded = (seed) => tf.initializers.heNormal({ seed });
let inputs = xs;
// 8×8 by averaging blocks of the middle 24×24 pixels.
if (!isMlp) inputs = core.avgPool(core.slice(core.reshape(xs, [samples, 28, 28, 1]), [0, 2, 2, 0], [samples, 24, 24, 1]), 3, 3, 'valid');

function compiledModel() {
  const model = tf.sequential();
  if (isMlp) {
    model.add(tf.layers.dense({ inputShape: [784], units: 128, activation: 'relu', kernelInitializer: seeded(1) }));
    model.add(tf.layers.dense({ units: 64, activation: 'relu', kernelInitializer: seeded(2) }));
  } else {
    model.add(tf.layers.conv2d({ inputShape: [8, 8, 1], filters: 8, kernelSize: 3, activation: 'relu', kernelInitializer: seeded(1) }));
    model.add(tf.layers.flatten());
    model.add(tf.layers.dense({ units: 32, activation: 'relu', kernelInitializer: seeded(2) }));
  }
  model.add(tf.layers.dense({ units: 10, activation: 'softmax', kernelInitializer: seeded(3) }));
  model.compile({ optimizer: tf.train.adam(1e-3), loss: 'categoricalCrossentropy', metrics: ['accuracy'] });
  return model;
}

const never = 1e9;
const schedules = {
  scalars: { every: { norms: never, activations: never, input: never, histograms: never } },
  default: {},
  everything: { every: { norms: 1, activations: 1, input: 1, histograms: 1 }, budget: 1 },
};
const trainings = { without: compiledModel(), with: compiledModel() };
const run = await init({ tf, project: 'bench', name: `${network}-${watching}`, ...(mode === 'offline' ? { mode } : {}), ...schedules[watching] });
run.watch(trainings.with);

/** Whose turn is next, in pairs with the order reversed in every other, so that neither is always the first. */
const order = Array.from({ length: turns }, (_, pair) => (pair % 2 === 0 ? ['without', 'with'] : ['with', 'without'])).flat();
const milliseconds = { without: [], with: [] };
const computed = { without: [], with: [] };
const schedule = `/proc/self/task/${process.pid}/schedstat`; // nanoseconds the main thread ran
const ranMs = () => {
  try {
    return Number(readFileSync(schedule, 'utf8').split(' ')[0]) / 1e6;
  } catch {
    return null;
  }
};
const waiting = {};
let turn = -1;
let startedMs = 0;
let ranBeforeMs = 0;
function begin() {
  turn++;
  const ran = ranMs();
  if (turn > 0) {
    milliseconds[order[turn - 1]].push(performance.now() - startedMs);
    computed[order[turn - 1]].push(ran === null ? null : ran - ranBeforeMs);
  }
  startedMs = performance.now();
  ranBeforeMs = ran;
  const next = order[turn];
  if (next) waiting[next]?.();
}
const myTurn = (name) => (order[turn] === name ? undefined : new Promise((resume) => (waiting[name] = resume)));

const fits = Object.entries(trainings).map(async ([name, model]) => {
  let steps = 0;
  await model.fit(inputs, ys, {
    batchSize,
    epochs: Math.ceil((turns * stepsPerTurn) / Math.floor(samples / batchSize)),
    shuffle: false,
    verbose: 0,
    yieldEvery: 'never',
    callbacks: {
      onTrainBegin: () => myTurn(name),
      onBatchEnd: () => {
        if (++steps % stepsPerTurn !== 0) return;
        begin();
        if (steps < turns * stepsPerTurn) return myTurn(name);
        model.stopTraining = true;
      },
    },
  });
});
setTimeout(begin, 500); // both wait at their first step by then; an earlier begin would only cost the first turn, which is not counted
await Promise.all(fits);
await run.finish();
console.log(JSON.stringify({ milliseconds, computed }));
