import { afterEach, describe, expect, test, vi } from 'vitest';
import type { Optimizer } from '@tensorflow/tfjs-core';
import type { LayersModel } from '@tensorflow/tfjs-layers';
import { MemorySink } from './memory-sink.fixture.ts';
import { inputs, numbers, targets, tf, weightBits } from './tensorflow.fixture.ts';
import { createTfjsHooks } from './tfjs.ts';
import type { Hooks } from '../probe-sink.ts';

type Models = readonly LayersModel[];
interface Scenario {
  readonly name: string;
  readonly backends: readonly ('cpu' | 'wasm')[];
  /** Makes the models; `watch` is called for each that is to be watched. */
  readonly run: (watch: (target: unknown, options?: { optimizer?: unknown }) => void, hooks: Hooks | null) => Promise<Models>;
}

const both = ['cpu', 'wasm'] as const;
const recurrentInitializer = 'glorotNormal';
const dense = tf.layers.dense;
const images = (count: number) => tf.tensor4d(numbers(count * 6 * 6, 3), [count, 6, 6, 1]);
const sequences = (count: number) => tf.tensor3d(numbers(count * 5 * 3, 4), [count, 5, 3]);
const batches = (size: number) => Array.from({ length: 4 }, (_, i) => ({ xs: inputs(size, 6, i + 1), ys: targets(size, 3) }));

/** A dataset with the interface `fitDataset` needs, as tf.data makes them. */
function dataset(count: number, size: number) {
  return {
    size: count,
    iterator: async () => {
      let given = 0;
      return {
        next: async () =>
          given === count ? { value: null, done: true } : { value: { xs: inputs(size, 6, ++given), ys: targets(size, 3) }, done: false },
      };
    },
  };
}

function classifier(optimizer: Optimizer = tf.train.adam(0.01)) {
  const model = tf.sequential();
  model.add(dense({ units: 8, inputShape: [6], activation: 'relu', kernelInitializer: tf.initializers.glorotUniform({ seed: 1 }) }));
  model.add(tf.layers.dropout({ rate: 0.4 }));
  model.add(tf.layers.batchNormalization());
  model.add(dense({ units: 3, activation: 'softmax', kernelInitializer: tf.initializers.glorotUniform({ seed: 2 }) }));
  model.compile({ optimizer, loss: 'categoricalCrossentropy', metrics: ['accuracy'] });
  return model;
}

async function fitted(model: LayersModel, watch: (target: unknown) => void, options: object = {}): Promise<Models> {
  watch(model);
  const [x, y] = [inputs(70, 6), targets(70, 3)];
  await model.fit(x, y, { epochs: 3, batchSize: 16, verbose: 0, ...options });
  tf.dispose([x, y]);
  return [model];
}

async function sequenceModel(
  layer: () => Parameters<ReturnType<typeof tf.sequential>['add']>[0],
  watch: (target: unknown) => void,
  mask = false,
): Promise<Models> {
  const model = tf.sequential();
  if (mask) model.add(tf.layers.masking({ maskValue: 0, inputShape: [5, 3] }));
  model.add(layer());
  model.add(dense({ units: 2 }));
  model.compile({ optimizer: 'rmsprop', loss: 'meanSquaredError' });
  watch(model);
  const [x, y] = [sequences(12), inputs(12, 2)];
  await model.fit(x, y, { epochs: 2, batchSize: 4, verbose: 0 });
  tf.dispose([x, y]);
  return [model];
}

const scenarios: Scenario[] = [
  {
    name: 'fit with dropout, batch normalisation, shuffling and a validation split',
    backends: both,
    run: (watch) => fitted(classifier(), watch, { validationSplit: 0.3 }),
  },
  ...(['sgd', 'momentum', 'adagrad', 'adadelta', 'adamax', 'rmsprop'] as const).map((name): Scenario => ({
    name: `fit with ${name}`,
    backends: ['wasm'],
    run: (watch) => fitted(classifier(name === 'momentum' ? tf.train.momentum(0.01, 0.9) : tf.train[name](0.01)), watch),
  })),
  ...(['auto', 'batch', 'epoch', 'never', 1] as const).map((yieldEvery): Scenario => ({
    name: `fit yielding ${yieldEvery}`,
    backends: ['wasm'],
    run: (watch) => fitted(classifier(), watch, { yieldEvery }),
  })),
  { name: 'fit with class weights', backends: both, run: (watch) => fitted(classifier(), watch, { classWeight: { 0: 1, 1: 3, 2: 0.5 } }) },
  {
    name: 'fit with a callback object',
    backends: ['wasm'],
    run: (watch) => fitted(classifier(), watch, { callbacks: { onBatchEnd: async () => undefined, onEpochEnd: async () => undefined } }),
  },
  {
    name: 'fit with a callback instance',
    backends: ['wasm'],
    run: (watch) => fitted(classifier(), watch, { validationSplit: 0.2, callbacks: tf.callbacks.earlyStopping({ patience: 1 }) }),
  },
  {
    name: 'fitDataset with a validation dataset',
    backends: both,
    run: async (watch) => {
      const model = classifier();
      watch(model);
      await model.fitDataset(dataset(4, 16) as never, { epochs: 2, verbose: 0, validationData: dataset(2, 8) as never });
      return [model];
    },
  },
  {
    name: 'trainOnBatch',
    backends: both,
    run: async (watch) => {
      const model = classifier();
      watch(model);
      for (const { xs, ys } of batches(16)) {
        await model.trainOnBatch(xs, ys);
        tf.dispose([xs, ys]);
      }
      return [model];
    },
  },
  {
    name: 'compiling again with another optimizer in the middle',
    backends: both,
    run: async (watch) => {
      const model = classifier();
      await fitted(model, watch);
      model.compile({ optimizer: tf.train.sgd(0.1), loss: 'categoricalCrossentropy' });
      return fitted(model, () => undefined);
    },
  },
  {
    name: 'a convolution',
    backends: ['cpu'],
    run: async (watch) => {
      const model = tf.sequential({
        layers: [
          tf.layers.conv2d({ filters: 3, kernelSize: 3, inputShape: [6, 6, 1], activation: 'relu' }),
          tf.layers.maxPooling2d({ poolSize: 2 }),
          tf.layers.flatten(),
          dense({ units: 3, activation: 'softmax' }),
        ],
      });
      model.compile({ optimizer: 'adam', loss: 'categoricalCrossentropy', metrics: ['acc'] });
      watch(model);
      const [x, y] = [images(12), targets(12, 3)];
      await model.fit(x, y, { epochs: 2, batchSize: 6, verbose: 0 });
      tf.dispose([x, y]);
      return [model];
    },
  },
  {
    name: 'an LSTM with dropout',
    backends: both,
    run: (watch) =>
      sequenceModel(
        () => tf.layers.lstm({ units: 4, inputShape: [5, 3], recurrentInitializer, dropout: 0.2, recurrentDropout: 0.2 }),
        watch,
      ),
  },
  {
    name: 'a GRU behind a mask',
    backends: both,
    run: (watch) => sequenceModel(() => tf.layers.gru({ units: 4, recurrentInitializer }), watch, true),
  },
  {
    name: 'a plain recurrent layer',
    backends: both,
    run: (watch) => sequenceModel(() => tf.layers.simpleRNN({ units: 4, inputShape: [5, 3], recurrentInitializer }), watch),
  },
  {
    name: 'a bidirectional LSTM',
    backends: both,
    run: (watch) =>
      sequenceModel(
        () => tf.layers.bidirectional({ layer: tf.layers.lstm({ units: 3, recurrentInitializer }) as never, inputShape: [5, 3] }),
        watch,
      ),
  },
  {
    name: 'a stateful recurrent layer',
    backends: ['cpu'],
    run: async (watch) => {
      const model = tf.sequential({
        layers: [tf.layers.simpleRNN({ units: 4, batchInputShape: [4, 5, 3], stateful: true, recurrentInitializer }), dense({ units: 2 })],
      });
      model.compile({ optimizer: 'sgd', loss: 'meanSquaredError' });
      watch(model);
      const [x, y] = [sequences(12), inputs(12, 2)];
      await model.fit(x, y, { epochs: 2, batchSize: 4, verbose: 0, shuffle: false, validationData: [x, y] });
      tf.dispose([x, y]);
      model.resetStates();
      return [model];
    },
  },
  {
    name: 'an embedding and a time-distributed layer',
    backends: ['cpu'],
    run: async (watch) => {
      const model = tf.sequential({
        layers: [
          tf.layers.embedding({ inputDim: 7, outputDim: 4, inputLength: 5, maskZero: false }),
          tf.layers.timeDistributed({ layer: dense({ units: 3, activation: 'tanh' }) }),
          tf.layers.flatten(),
          dense({ units: 3, activation: 'softmax' }),
        ],
      });
      model.compile({ optimizer: 'adam', loss: 'sparseCategoricalCrossentropy', metrics: ['accuracy'] });
      watch(model);
      const x = tf.tensor2d(
        Int32Array.from(numbers(60), (value) => Math.floor((value + 1) * 3.4)),
        [12, 5],
        'int32',
      );
      const y = tf.tensor2d(
        Array.from({ length: 12 }, (_, i) => i % 3),
        [12, 1],
      );
      await model.fit(x, y, { epochs: 2, batchSize: 4, verbose: 0 });
      tf.dispose([x, y]);
      return [model];
    },
  },
  {
    name: 'several inputs and outputs, a shared and a frozen layer, a nested model',
    backends: both,
    run: async (watch) => {
      const [left, right] = [tf.input({ shape: [6] }), tf.input({ shape: [6] })];
      const shared = dense({ units: 5, activation: 'tanh' });
      const frozen = dense({ units: 5, activation: 'sigmoid', trainable: false });
      const nested = tf.sequential({
        layers: [dense({ units: 4, inputShape: [10], activation: 'relu' }), tf.layers.dropout({ rate: 0.2 })],
      });
      const joined = nested.apply(
        tf.layers.concatenate().apply([shared.apply(left) as never, frozen.apply(shared.apply(right)) as never]),
      ) as never;
      const model = tf.model({
        inputs: [left, right],
        outputs: [
          dense({ units: 3, activation: 'softmax', name: 'kind' }).apply(joined) as never,
          dense({ units: 2, name: 'place' }).apply(joined) as never,
        ],
      });
      model.compile({
        optimizer: 'adam',
        loss: ['categoricalCrossentropy', 'meanSquaredError'],
        metrics: { kind: 'accuracy', place: 'mse' },
      });
      watch(model);
      const data = [inputs(40, 6, 1), inputs(40, 6, 2), targets(40, 3), inputs(40, 2, 3)] as const;
      await model.fit([data[0], data[1]], [data[2], data[3]], { epochs: 2, batchSize: 10, verbose: 0, validationSplit: 0.25 });
      tf.dispose([...data]);
      return [model];
    },
  },
  {
    name: 'two watched models that train each other in turns',
    backends: both,
    run: async (watch) => {
      const generator = tf.sequential({
        name: 'generator',
        layers: [dense({ name: 'first', units: 6, inputShape: [3], activation: 'relu' }), dense({ name: 'last', units: 6 })],
      });
      const judge = tf.sequential({
        name: 'judge',
        layers: [
          dense({ name: 'first', units: 5, inputShape: [6], activation: 'relu' }),
          tf.layers.dropout({ rate: 0.3 }),
          dense({ name: 'last', units: 1 }),
        ],
      });
      const [ofGenerator, ofJudge] = [tf.train.adam(0.01), tf.train.sgd(0.05)];
      watch(generator, { optimizer: ofGenerator });
      watch(judge, { optimizer: ofJudge });
      const logLoss = (logits: unknown, label: number) =>
        tf.losses.sigmoidCrossEntropy(tf.fill([8, 1], label), logits as never) as ReturnType<typeof tf.scalar>;
      for (let step = 0; step < 4; step++) {
        const [noise, real] = [inputs(8, 3, step + 1), inputs(8, 6, step + 9)];
        ofJudge.minimize(
          () =>
            tf.add(
              logLoss(judge.apply(real, { training: true }), 1),
              logLoss(judge.apply(generator.apply(noise) as never, { training: true }), 0),
            ) as never,
          false,
          judge.trainableWeights.map((weight) => weight.read() as never),
        );
        ofGenerator.minimize(
          () => logLoss(judge.apply(generator.apply(noise, { training: true }) as never, { training: true }), 1),
          false,
          generator.trainableWeights.map((weight) => weight.read() as never),
        );
        tf.dispose([noise, real]);
      }
      ofGenerator.dispose();
      return [generator, judge];
    },
  },
  {
    name: 'a custom loop that clips gradients between computing and applying',
    backends: both,
    run: async (watch, hooks) => {
      const model = classifier();
      const optimizer = tf.train.adam(0.02);
      watch(model, { optimizer });
      for (const { xs, ys } of batches(8)) {
        tf.tidy(() => {
          hooks?.batch({ xs, ys });
          const { grads } = tf.variableGrads(
            () => tf.mean(tf.metrics.categoricalCrossentropy(ys, model.apply(xs, { training: true }) as never)) as never,
            model.trainableWeights.map((weight) => weight.read() as never),
          );
          optimizer.applyGradients(
            Object.fromEntries(Object.entries(grads).map(([name, gradient]) => [name, tf.clipByValue(gradient, -0.1, 0.1)])) as never,
          );
        });
        tf.dispose([xs, ys]);
      }
      optimizer.dispose();
      return [model];
    },
  },
];

/** Runs a scenario from the same random state, watched or not. */
async function outcome(scenario: Scenario, isWatched: boolean, reading: 'by-backend' | 'packed') {
  let state = 42;
  const random = vi.spyOn(Math, 'random').mockImplementation(() => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  });
  const sink = new MemorySink({ task: 'classification' });
  const hooks = isWatched ? createTfjsHooks(tf, sink, { reading }) : null;
  const before = tf.memory().numTensors;
  const watched: object[] = [];
  const ownBefore: string[][] = [];
  const models = await scenario.run((target, options) => {
    watched.push(target as object);
    ownBefore.push(ownNames(target as LayersModel));
    hooks?.watch(target, options);
  }, hooks);
  hooks?.unhook();
  const tensors = tf.memory().numTensors - before;
  const bits = models.map(weightBits);
  const draws = random.mock.calls.length;
  random.mockRestore();
  return {
    bits,
    tensors,
    draws,
    sink,
    left: watched.map((target, i) => ownNames(target as LayersModel).filter((name) => !ownBefore[i]!.includes(name))),
  };
}

/** Own properties of a model, its inner model and its layers that a hook could have left. */
function ownNames(model: LayersModel): string[] {
  const hookable = [
    'call',
    'compile',
    'fit',
    'fitDataset',
    'trainOnBatch',
    'makeTrainFunction',
    'calculateLosses',
    'computeGradients',
    'applyGradients',
    'minimize',
  ];
  const inner = (model as unknown as { model?: LayersModel }).model;
  const objects: object[] = [model, ...(inner ? [inner] : []), ...model.layers, ...(model.optimizer ? [model.optimizer] : [])];
  return objects.flatMap((object, i) =>
    Object.getOwnPropertyNames(object)
      .filter((name) => hookable.includes(name))
      .map((name) => `${i}.${name}`),
  );
}

vi.setConfig({ testTimeout: 60_000 });
afterEach(() => vi.restoreAllMocks());

describe.each(
  scenarios.flatMap((scenario) =>
    scenario.backends.map((backend, i) => ({
      scenario,
      backend,
      reading: i === 0 ? ('by-backend' as const) : ('packed' as const),
      name: scenario.name,
    })),
  ),
)('$name ($backend, $reading)', ({ scenario, backend, reading }) => {
  test('leaves weights, random draws, tensors and objects as they would be without it', async () => {
    await tf.setBackend(backend);
    const alone = await outcome(scenario, false, reading);
    const watched = await outcome(scenario, true, reading);
    expect(watched.sink.faults).toEqual([]);
    expect(watched.sink.warnings).toEqual([]);
    expect(watched.sink.rows.length).toBeGreaterThan(0);
    expect(watched.bits).toEqual(alone.bits);
    expect(watched.draws).toBe(alone.draws);
    expect(watched.tensors).toBe(alone.tensors);
    expect(watched.left.flat()).toEqual([]);
    expect(watched.sink.depth).toBe(0);
  });
});

test('the comparison can fail: one more random draw changes the weights', async () => {
  await tf.setBackend('cpu');
  const scenario = scenarios[0]!;
  const alone = await outcome(scenario, false, 'by-backend');
  const disturbed = await outcome(
    { ...scenario, run: (watch, hooks) => scenario.run((target) => (Math.random(), watch(target)), hooks) },
    true,
    'by-backend',
  );
  expect(disturbed.bits).not.toEqual(alone.bits);
});
