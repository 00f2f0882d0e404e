import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { MemorySink } from './memory-sink.fixture.ts';
import { inputs, targets, tf, weightBits } from './tensorflow.fixture.ts';
import { createTfjsHooks } from './tfjs.ts';

vi.setConfig({ testTimeout: 60_000 });
beforeEach(async () => {
  await tf.setBackend('cpu');
});
afterEach(() => vi.restoreAllMocks());

const makeModel = () =>
  tf.sequential({
    layers: [
      tf.layers.dense({ name: 'hidden', units: 4, inputShape: [6], activation: 'relu' }),
      tf.layers.dense({ name: 'out', units: 3, activation: 'softmax' }),
    ],
  });
const compiled = () => {
  const model = makeModel();
  model.compile({ optimizer: tf.train.sgd(0.1), loss: 'categoricalCrossentropy', metrics: ['accuracy'] });
  return model;
};
const fit = (model: ReturnType<typeof makeModel>, options: object = {}) =>
  model.fit(inputs(16, 6), targets(16, 3), { batchSize: 8, epochs: 1, verbose: 0, ...options });
const codes = (sink: MemorySink) => sink.warnings.map(([code]) => code);

test('watch before compile: one warning, and the model is watched from its compile on', async () => {
  const sink = new MemorySink();
  const hooks = createTfjsHooks(tf, sink);
  const model = makeModel();
  hooks.watch(model);
  expect(codes(sink)).toEqual(['watch-before-compile']);
  model.compile({ optimizer: 'sgd', loss: 'categoricalCrossentropy' });
  await fit(model);
  hooks.unhook();
  expect(sink.series('train/loss')).toHaveLength(2);
  expect(sink.names()).toContain('activation-mean/hidden');
});

test('layers added after watch are watched when the model is compiled', async () => {
  const sink = new MemorySink();
  const hooks = createTfjsHooks(tf, sink);
  const model = tf.sequential();
  model.add(tf.layers.dense({ name: 'hidden', units: 4, inputShape: [6], activation: 'relu' }));
  hooks.watch(model);
  model.add(tf.layers.dense({ name: 'out', units: 3, activation: 'softmax' }));
  model.compile({ optimizer: 'sgd', loss: 'categoricalCrossentropy' });
  await fit(model);
  hooks.unhook();
  expect(sink.faults).toEqual([]);
  expect(sink.names()).toEqual(expect.arrayContaining(['gradient-norm/out/kernel', 'activation-mean/hidden']));
  expect(sink.names()).not.toContain('activation-mean/out');
});

test('watching twice changes nothing', async () => {
  const sink = new MemorySink();
  const hooks = createTfjsHooks(tf, sink);
  const model = compiled();
  hooks.watch(model);
  hooks.watch(model);
  await fit(model);
  hooks.unhook();
  expect(sink.series('train/loss').map(([step]) => step)).toEqual([0, 1]);
});

test.each([[42], [null], [{}], [[]], ['model'], [tf.train]])('watching %s is refused with a warning', (target) => {
  const sink = new MemorySink();
  const hooks = createTfjsHooks(tf, sink);
  hooks.watch(target);
  hooks.watch(compiled(), { optimizer: 'adam' });
  hooks.unhook();
  expect(sink.faults).toEqual([]);
  expect(codes(sink)).toEqual(['watch-unknown-target', 'watch-unknown-optimizer']);
});

test('an error of the loss function reaches the user as it is, and the next step is recorded', () => {
  const weight = tf.variable(tf.ones([2]));
  const optimizer = tf.train.sgd(0.1);
  const sink = new MemorySink();
  const hooks = createTfjsHooks(tf, sink);
  hooks.watch([weight], { optimizer });
  const fault = new Error('of the user');
  const before = tf.memory().numTensors;
  expect(() =>
    optimizer.minimize(() => {
      throw fault;
    }),
  ).toThrow(fault);
  expect(() => optimizer.applyGradients([{ name: weight.name, tensor: tf.ones([5]) }])).toThrow();
  optimizer.minimize(() => tf.sum(tf.square(weight)) as never);
  hooks.unhook();
  expect(sink.faults).toEqual([]);
  expect(sink.series('train/loss')).toEqual([[0, 2]]);
  expect(tf.memory().numTensors - before).toBe(1); // the user's own tf.ones([5])
  weight.dispose();
});

test('an error inside fit reaches the user, the model can be fitted again', async () => {
  const sink = new MemorySink();
  const hooks = createTfjsHooks(tf, sink);
  const model = compiled();
  hooks.watch(model);
  await expect(model.fit(inputs(16, 5), targets(16, 3), { verbose: 0 })).rejects.toThrow(/shape/);
  let calls = 0;
  const call = model.layers[1]!.call.bind(model.layers[1]);
  vi.spyOn(model.layers[1]!, 'call').mockImplementation((...args) => {
    if (++calls === 2) throw new Error('in a layer');
    return call(...args);
  });
  await expect(fit(model, { epochs: 2 })).rejects.toThrow('in a layer');
  vi.restoreAllMocks();
  await fit(model);
  hooks.unhook();
  expect(sink.faults).toEqual([]);
  expect(sink.series('train/loss').length).toBeGreaterThanOrEqual(2);
});

test('batches that are disposed, hold text or lie on another backend do no harm', async () => {
  const model = makeModel();
  const optimizer = tf.train.sgd(0.1);
  const sink = new MemorySink();
  const hooks = createTfjsHooks(tf, sink);
  hooks.watch(model, { optimizer });
  const gone = inputs(4, 6);
  gone.dispose();
  const before = tf.memory().numTensors;
  hooks.batch({ xs: gone, ys: targets(4, 3) });
  hooks.batch({ xs: tf.tensor1d(['a', 'b']) });
  hooks.batch({ xs: 7, ys: 'none' });
  hooks.batch({});
  await tf.setBackend('wasm');
  const elsewhere = inputs(4, 6);
  await tf.setBackend('cpu');
  hooks.batch({ xs: elsewhere });
  optimizer.minimize(() => tf.mean(model.apply(inputs(4, 6)) as never) as never);
  hooks.unhook();
  expect(sink.faults).toEqual([]);
  expect(new Set(codes(sink))).toEqual(new Set(['batch-unreadable']));
  expect(sink.valuesOf('input-mean').at(-1)).toBeCloseTo(
    [...(elsewhere.dataSync() as Float32Array)].reduce((sum, value) => sum + value, 0) / 24,
    5,
  );
  expect(tf.memory().numTensors).toBeGreaterThanOrEqual(before);
});

test('a failing sink never reaches the training', async () => {
  class Failing extends MemorySink {
    override scalars(): void {
      throw new Error('sink');
    }
    override isDue(): boolean {
      throw new Error('sink');
    }
  }
  const sink = new Failing();
  const hooks = createTfjsHooks(tf, sink);
  const [model, twin] = [compiled(), compiled()];
  twin.setWeights(model.getWeights());
  hooks.watch(model);
  await fit(model, { shuffle: false });
  await fit(twin, { shuffle: false });
  hooks.unhook();
  expect(weightBits(model)).toEqual(weightBits(twin));
  expect(sink.faults.length).toBeGreaterThan(0);
});

test('a schedule that changes the rate is seen at the step it takes effect', async () => {
  const model = makeModel();
  const optimizer = tf.train.sgd(0.1);
  model.compile({ optimizer, loss: 'categoricalCrossentropy' });
  const sink = new MemorySink();
  const hooks = createTfjsHooks(tf, sink);
  hooks.watch(model);
  await fit(model, { epochs: 2, callbacks: { onEpochEnd: async () => optimizer.setLearningRate(0.01) } });
  hooks.unhook();
  expect(sink.valuesOf('learning-rate')).toEqual([0.1, 0.1, 0.01, 0.01]);
});

test('evaluating or predicting in between is no step and no activation', async () => {
  const model = compiled();
  const sink = new MemorySink();
  const hooks = createTfjsHooks(tf, sink);
  hooks.watch(model);
  await fit(model);
  const rows = sink.rows.length;
  model.evaluate(inputs(8, 6), targets(8, 3));
  model.predict(inputs(8, 6));
  expect(sink.rows).toHaveLength(rows);
  expect(sink.currentStep).toBe(2);
  hooks.unhook();
});

test('two optimizers in turns share their steps; the second keeps its own series names', () => {
  const [first, second] = [tf.variable(tf.ones([2]), true, 'first'), tf.variable(tf.ones([2]), true, 'second')];
  const [a, b] = [tf.train.sgd(0.1), tf.train.sgd(0.2)];
  const sink = new MemorySink();
  const hooks = createTfjsHooks(tf, sink);
  hooks.watch([first], { optimizer: a });
  hooks.watch([second], { optimizer: b });
  for (let step = 0; step < 3; step++) {
    a.minimize(() => tf.sum(tf.square(first)) as never, false, [first]);
    b.minimize(() => tf.sum(tf.square(second)) as never, false, [second]);
  }
  expect(sink.series('train/loss').map(([step]) => step)).toEqual([0, 1, 2]);
  expect(sink.valuesOf('learning-rate@variables')).toEqual([0.2, 0.2, 0.2]);
  expect(sink.currentStep).toBe(3);
  for (let step = 0; step < 3; step++) b.minimize(() => tf.sum(tf.square(second)) as never, false, [second]);
  expect(sink.currentStep).toBeGreaterThanOrEqual(5); // the second goes on alone
  hooks.unhook();
  first.dispose();
  second.dispose();
});

test('clipping between computing and applying: norms before it, and how often it cut', () => {
  const weight = tf.variable(tf.tensor1d([3, 4]), true, 'weight');
  const optimizer = tf.train.sgd(0.1);
  const sink = new MemorySink();
  const hooks = createTfjsHooks(tf, sink);
  hooks.watch([weight], { optimizer });
  for (const limit of [1, 100]) {
    const { value, grads } = optimizer.computeGradients(() => tf.mul(0.5, tf.sum(tf.square(weight))) as never);
    optimizer.applyGradients({ weight: tf.clipByValue(grads['weight']!, -limit, limit) } as never);
    tf.dispose([value, grads]);
  }
  hooks.unhook();
  expect(sink.valuesOf('gradient-norm')[0]).toBeCloseTo(5);
  expect(sink.valuesOf('gradient-clipped')).toEqual([1, 0]);
  weight.dispose();
});

test('accumulated gradients count as they are applied', () => {
  const weight = tf.variable(tf.tensor1d([1, 1]), true, 'weight');
  const optimizer = tf.train.sgd(0.1);
  const sink = new MemorySink();
  const hooks = createTfjsHooks(tf, sink);
  hooks.watch([weight], { optimizer });
  const parts = [1, 2].map((scale) => optimizer.computeGradients(() => tf.mul(scale, tf.sum(weight)) as never).grads['weight']!);
  optimizer.applyGradients([{ name: 'weight', tensor: tf.addN(parts) }]);
  hooks.unhook();
  expect(sink.valuesOf('gradient-norm')[0]).toBeCloseTo(3 * Math.SQRT2, 5);
  expect(sink.currentStep).toBe(1);
  weight.dispose();
});

test('wrappers of others, laid over ours, survive unhook', async () => {
  const model = compiled();
  const sink = new MemorySink();
  const hooks = createTfjsHooks(tf, sink);
  hooks.watch(model);
  const layer = model.layers[0]!;
  const ours = layer.call;
  let seen = 0;
  layer.call = function (...args) {
    seen++;
    return ours.apply(this, args);
  };
  hooks.unhook();
  await fit(model);
  expect(seen).toBe(2);
  expect(sink.rows).toEqual([]);
  hooks.watch(model);
  hooks.batch({ xs: inputs(2, 6) });
  hooks.unhook();
});

test('unhooking in the middle of fit ends the recording, not the training', async () => {
  const model = compiled();
  const sink = new MemorySink();
  const hooks = createTfjsHooks(tf, sink);
  hooks.watch(model);
  const history = await fit(model, {
    epochs: 3,
    callbacks: { onEpochEnd: async (epoch: number) => (epoch === 0 ? hooks.unhook() : undefined) },
  });
  expect(history.history['loss']).toHaveLength(3);
  expect(sink.currentStep).toBe(2);
  expect(sink.faults).toEqual([]);
});

test.each([[undefined], [null], [{}], ['tf'], [{ engine: 1 }]])('%s as tf: one warning, nothing thrown', (given) => {
  const sink = new MemorySink();
  const hooks = createTfjsHooks(given, sink);
  hooks.watch(compiled());
  hooks.batch({ xs: 1 });
  hooks.unhook();
  expect(codes(sink)).toEqual(['tf-unknown']);
});

test('with the core alone, variables are watched; a model says that its validation is missing', async () => {
  const sink = new MemorySink();
  const { registerCallbackConstructor: _left, ...core } = tf;
  const hooks = createTfjsHooks(core, sink);
  const model = compiled();
  hooks.watch(model);
  await fit(model, { validationSplit: 0.5 });
  hooks.unhook();
  expect(codes(sink)).toEqual(['epoch-logs-unavailable']);
  expect(sink.series('train/loss')).toHaveLength(1);
});

test('a prediction between two updates of a custom loop is not taken for the training forward pass', () => {
  const model = makeModel();
  const optimizer = tf.train.sgd(0.1);
  const sink = new MemorySink();
  const hooks = createTfjsHooks(tf, sink);
  hooks.watch(model, { optimizer });
  const xs = inputs(4, 6);
  const hidden = tf.model({ inputs: model.inputs, outputs: model.layers[0]!.output as never });
  const expected = tf.mean(hidden.predict(xs) as never).dataSync()[0]!;
  model.predict(inputs(32, 6, 9));
  optimizer.applyGradients(
    tf.variableGrads(
      () => tf.mean(model.apply(xs) as never) as never,
      model.trainableWeights.map((weight) => weight.read() as never),
    ).grads,
  );
  hooks.unhook();
  expect(sink.valuesOf('activation-mean/hidden')[0]).toBeCloseTo(expected, 6);
});
