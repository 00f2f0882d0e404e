import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { MemorySink } from './memory-sink.fixture.ts';
import { inputs, numbers, targets, tf } from './tensorflow.fixture.ts';
import { createTfjsHooks } from './tfjs.ts';

vi.setConfig({ testTimeout: 60_000 });
const rarely = { norms: 1000, activations: 1000, input: 1000, histograms: 1000 };

describe.each(['cpu', 'wasm'])('where a non-finite number comes from (%s)', (backend) => {
  beforeEach(async () => {
    await tf.setBackend(backend);
    tf.engine().startScope();
  });
  afterEach(() => tf.engine().endScope());

  function watched(
    optimizer = tf.train.sgd(0.1),
    loss: string | ((y: never, p: never) => never) = 'meanSquaredError',
    activation: 'tanh' | 'relu' = 'tanh',
    every: Partial<typeof rarely> = rarely,
  ) {
    const model = tf.sequential({
      layers: [tf.layers.dense({ name: 'hidden', units: 4, inputShape: [6], activation }), tf.layers.dense({ name: 'out', units: 3 })],
    });
    model.compile({ optimizer, loss: loss as never });
    const sink = new MemorySink({ every });
    const hooks = createTfjsHooks(tf, sink);
    hooks.watch(model);
    return { model, sink, hooks };
  }
  const fit = (model: ReturnType<typeof tf.sequential>, x = inputs(24, 6), y = targets(24, 3)) =>
    model.fit(x, y, { batchSize: 8, epochs: 1, shuffle: false, verbose: 0 });

  test('inputs: with the rows', async () => {
    const { model, sink, hooks } = watched();
    const values = numbers(24 * 6);
    values[10 * 6 + 2] = NaN;
    values[13 * 6] = Infinity;
    await fit(model, tf.tensor2d(values, [24, 6]));
    hooks.unhook();
    expect(sink.events.filter(({ kind }) => kind === 'non-finite-traced')).toHaveLength(1);
    expect(sink.one('non-finite-traced')).toMatchObject({ step: 1, trace: { where: 'input', subject: null, rows: [2, 5], finite: [] } });
  });

  test('inputs that the loss does not show: the ReLU of wasm makes zeros of them', async () => {
    const { model, sink, hooks } = watched(tf.train.sgd(0.1), 'meanSquaredError', 'relu', { ...rarely, input: 1 });
    const values = numbers(24 * 6);
    values[10 * 6 + 2] = NaN;
    await fit(model, tf.tensor2d(values, [24, 6]));
    hooks.unhook();
    expect(sink.one('non-finite-traced')).toMatchObject({ step: 1, trace: { where: 'input', rows: [2] } });
    expect(sink.valuesOf('input-non-finite')).toEqual([0, 1, 0]);
  });

  test('targets', async () => {
    const { model, sink, hooks } = watched();
    const values = new Float32Array(24 * 3).fill(1 / 3);
    values[20 * 3] = NaN;
    await fit(model, inputs(24, 6), tf.tensor2d(values, [24, 3]));
    hooks.unhook();
    expect(sink.one('non-finite-traced')).toMatchObject({ step: 2, trace: { where: 'target', rows: [4], finite: ['input'] } });
  });

  test('a layer, in forward order', async () => {
    const { model, sink, hooks } = watched(tf.train.sgd(0.1), 'meanSquaredError', 'relu');
    model.getLayer('hidden').setWeights([tf.fill([6, 4], 3e38), tf.zeros([4])]);
    await fit(model, tf.fill([24, 6], 10));
    hooks.unhook();
    expect(sink.one('non-finite-traced')).toMatchObject({
      step: 0,
      trace: { where: 'activation', subject: 'hidden', finite: ['input', 'target', 'weight hidden/kernel', 'weight hidden/bias'] },
    });
  });

  test('the loss', async () => {
    const { model, sink, hooks } = watched(tf.train.sgd(0.1), ((_y: never, p: never) => tf.log(tf.mul(p, 0))) as never);
    await fit(model);
    hooks.unhook();
    const { trace } = sink.one('non-finite-traced');
    expect(trace).toMatchObject({ where: 'loss', subject: null });
    expect(trace.finite.at(-1)).toBe('activation out');
  });

  test('weights that an unsampled update broke', async () => {
    const { model, sink, hooks } = watched(tf.train.sgd(Infinity));
    await fit(model);
    hooks.unhook();
    expect(sink.one('non-finite-traced')).toMatchObject({ step: 1, trace: { where: 'weight', subject: 'hidden/kernel' } });
    expect(Number.isNaN(sink.valuesOf('train/loss')[1]!)).toBe(true);
  });

  test('a gradient, at a sampled step', () => {
    const weight = tf.variable(tf.zeros([3]), true, 'weight');
    const optimizer = tf.train.sgd(0.1);
    const sink = new MemorySink();
    const hooks = createTfjsHooks(tf, sink);
    hooks.watch([weight], { optimizer });
    optimizer.minimize(() => tf.sum(tf.sqrt(weight)) as never); // finite, with an infinite slope
    hooks.unhook();
    expect(sink.one('non-finite-traced')).toMatchObject({
      step: 0,
      trace: { where: 'gradient', subject: 'weight', finite: ['weight weight', 'loss'] },
    });
    expect(sink.valuesOf('gradient-non-finite/weight')).toEqual([3]);
    weight.dispose();
  });

  test('on a device the loss is read later: the trace follows, and says what it finds then', async () => {
    const model = tf.sequential({ layers: [tf.layers.dense({ name: 'out', units: 3, inputShape: [6], activation: 'softmax' })] });
    model.compile({ optimizer: tf.train.sgd(0.1), loss: 'categoricalCrossentropy' });
    const sink = new MemorySink({ every: rarely, denseSteps: 50 });
    const hooks = createTfjsHooks(tf, sink, { reading: 'packed' });
    hooks.watch(model);
    const values = numbers(24 * 6);
    values[0] = NaN;
    await model.fit(tf.tensor2d(values, [24, 6]), targets(24, 3), {
      batchSize: 8,
      epochs: 2,
      shuffle: false,
      verbose: 0,
      yieldEvery: 'batch',
    });
    hooks.unhook();
    expect(sink.events.filter(({ kind }) => kind === 'non-finite-traced')).toHaveLength(1);
    expect(['input', 'weight']).toContain(sink.one('non-finite-traced').trace.where);
  });
});
