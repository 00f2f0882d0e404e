import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { MemorySink } from './memory-sink.fixture.ts';
import { deviation, mean } from './slow-network.fixture.ts';
import { inputs, numbers, targets, tf } from './tensorflow.fixture.ts';
import { createTfjsHooks } from './tfjs.ts';

vi.setConfig({ testTimeout: 60_000 });
beforeEach(async () => {
  await tf.setBackend('cpu');
  tf.engine().startScope();
});
afterEach(() => tf.engine().endScope());

const layer = tf.layers;
const quiet = { verbose: 0, shuffle: false } as const;

test('a model is described with its layers, variables, fans, initial values and connections', async () => {
  const input = tf.input({ shape: [6, 6, 1], name: 'image' });
  const convolution = layer
    .conv2d({ name: 'conv', filters: 4, kernelSize: 3, activation: 'relu', kernelInitializer: 'heNormal', useBias: false })
    .apply(input);
  const normalised = layer.batchNormalization({ name: 'norm' }).apply(convolution);
  const nested = tf.sequential({
    name: 'block',
    layers: [
      layer.flatten({ name: 'flat', inputShape: [4, 4, 4] }),
      layer.dense({ name: 'inner', units: 5, activation: 'tanh', trainable: false, kernelRegularizer: 'l1l2' }),
    ],
  });
  const model = tf.model({
    name: 'net',
    inputs: input,
    outputs: layer
      .dense({ name: 'out', units: 3, activation: 'softmax' })
      .apply(layer.dropout({ name: 'drop', rate: 0.25 }).apply(nested.apply(normalised as never))) as never,
  });
  model.compile({ optimizer: 'adam', loss: 'categoricalCrossentropy' });
  const kernel = [...(model.getLayer('conv').getWeights()[0]!.dataSync() as Float32Array)];
  const sink = new MemorySink();
  const hooks = createTfjsHooks(tf, sink);
  hooks.watch(model);
  await model.fit(tf.tensor4d(numbers(8 * 36), [8, 6, 6, 1]), targets(8, 3), { ...quiet, batchSize: 4, epochs: 1 });
  hooks.unhook();

  const described = sink.events.filter((event) => event.kind === 'model-described');
  expect(described).toHaveLength(1);
  const { model: description } = sink.one('model-described');
  expect(description).toMatchObject({
    name: 'net',
    inputShapes: [[null, 6, 6, 1]],
    outputShapes: [[null, 3]],
    parameterCount: 36 + 16 + 325 + 18,
    trainableParameterCount: 36 + 8 + 18,
  });
  expect(description.layers.map(({ name, className, inboundLayers }) => [name, className, inboundLayers])).toEqual([
    ['conv', 'Conv2D', []],
    ['norm', 'BatchNormalization', ['conv']],
    ['flat', 'Flatten', ['norm']],
    ['inner', 'Dense', ['flat']],
    ['drop', 'Dropout', ['inner']],
    ['out', 'Dense', ['drop']],
  ]);
  const [conv, norm, , inner, drop, out] = description.layers;
  expect(conv).toMatchObject({
    units: 4,
    activation: 'relu',
    useBias: false,
    kernelInitializer: 'heNormal',
    isOutput: false,
    outputShape: [null, 4, 4, 4],
    isRecurrent: false,
  });
  expect(conv!.variables).toHaveLength(1);
  expect(conv!.variables[0]).toMatchObject({
    name: 'conv/kernel',
    shape: [3, 3, 1, 4],
    isKernel: true,
    fanIn: 9,
    fanOut: 36,
    trainable: true,
  });
  expect(conv!.variables[0]!.initialMean).toBeCloseTo(mean(kernel), 6);
  expect(conv!.variables[0]!.initialStd).toBeCloseTo(deviation(kernel), 6);
  expect(norm!.variables.map(({ name, isKernel, trainable }) => [name, isKernel, trainable])).toEqual([
    ['norm/gamma', false, true],
    ['norm/beta', false, true],
    ['norm/moving_mean', false, false],
    ['norm/moving_variance', false, false],
  ]);
  expect(inner).toMatchObject({ trainable: false, isRegularised: true, activation: 'tanh', kernelInitializer: 'glorotNormal' });
  expect(drop).toMatchObject({ dropoutRate: 0.25, parameterCount: 0 });
  expect(out).toMatchObject({ isOutput: true, activation: 'softmax' });
  // frozen variables have no series of their own
  expect(sink.names().filter((name) => name.includes('inner/'))).toEqual([]);
});

test('recurrent layers say their time steps; both directions have names of their own', async () => {
  const model = tf.sequential({
    layers: [
      layer.bidirectional({
        name: 'both',
        layer: layer.lstm({ units: 3, recurrentInitializer: 'glorotNormal' }) as never,
        inputShape: [7, 2],
      }),
      layer.dense({ name: 'out', units: 1 }),
    ],
  });
  model.compile({ optimizer: 'sgd', loss: 'meanSquaredError' });
  const sink = new MemorySink();
  const hooks = createTfjsHooks(tf, sink);
  hooks.watch(model);
  await model.trainOnBatch(tf.tensor3d(numbers(4 * 14), [4, 7, 2]), inputs(4, 1));
  hooks.unhook();
  const [both] = sink.one('model-described').model.layers;
  expect(both).toMatchObject({ isRecurrent: true, timeSteps: 7, units: 3 });
  expect(both!.variables.map(({ name }) => name)).toEqual([
    'both/forward_kernel',
    'both/forward_recurrent_kernel',
    'both/forward_bias',
    'both/backward_kernel',
    'both/backward_recurrent_kernel',
    'both/backward_bias',
  ]);
  expect(sink.names()).toContain('update-ratio/both/backward_recurrent_kernel');
});

test('fit is described from its arguments, data from what it was given, the start before the first update', async () => {
  const model = tf.sequential({
    layers: [
      layer.dense({ name: 'hidden', units: 8, inputShape: [6], activation: 'relu', kernelRegularizer: tf.regularizers.l2({ l2: 0.1 }) }),
      layer.dropout({ rate: 0.5 }),
      layer.dense({ name: 'out', units: 3, activation: 'softmax' }),
    ],
  });
  model.compile({ optimizer: tf.train.momentum(0.05, 0.9), loss: 'categoricalCrossentropy', metrics: ['accuracy'] });
  const rowCount = 100;
  const values = numbers(rowCount * 6);
  for (let row = 0; row < rowCount; row++) values[row * 6 + 5] = 2; // a constant column
  values.set(values.subarray(0, 6), 99 * 6); // the last row, in the validation split, repeats the first
  const [x, y] = [tf.tensor2d(values, [rowCount, 6]), targets(rowCount, 3)];
  const before = model.evaluate(tf.slice(x, [0, 0], [80, 6]), tf.slice(y, [0, 0], [80, 3])) as ReturnType<typeof tf.scalar>[];
  const penalty = 0.1 * [...(model.getWeights()[0]!.dataSync() as Float32Array)].reduce((sum, value) => sum + value * value, 0);
  const sink = new MemorySink();
  const hooks = createTfjsHooks(tf, sink);
  hooks.watch(model);
  await model.fit(x, y, { ...quiet, batchSize: 16, epochs: 2, validationSplit: 0.2 });
  hooks.unhook();

  expect(sink.one('training-described').training).toEqual({
    via: 'fit',
    optimizer: 'momentum',
    optimizerConfig: { learningRate: expect.closeTo(0.05), momentum: 0.9, useNesterov: false },
    learningRate: 0.05,
    losses: ['categoricalCrossentropy'],
    metrics: ['accuracy'],
    batchSize: 16,
    epochs: 2,
    stepsPerEpoch: 5,
    totalSteps: 10,
    trainingSamples: 80,
    validation: 'split',
    validationSamples: 20,
    shuffle: false,
    task: null,
  });
  expect(sink.totalSteps).toBe(10);

  const { data } = sink.one('data-described');
  const used = [...values.subarray(0, 480)];
  expect(data.rows).toBe(80);
  expect(data.inputs[0]).toMatchObject({ nonFinite: 0, isInteger: false, min: Math.min(...used), max: 2 });
  expect(data.inputs[0]!.mean).toBeCloseTo(mean(used), 6);
  expect(data.inputs[0]!.std).toBeCloseTo(deviation(used), 6);
  expect(data.constantFeatureRatio).toBeCloseTo(1 / 6);
  expect(data.classCounts).toEqual(
    [0, 1, 2].map((kind) => Array.from({ length: 80 }, (_, row) => (row * 7 + 3) % 3).filter((of) => of === kind).length),
  );
  expect(data.duplicateRatio).toBeCloseTo(1 / 20);
  expect(data.validationInputs[0]!.shape).toEqual([20, 6]);

  const { start } = sink.one('start-probed');
  expect(start.rows).toBe(100);
  expect(start.regularisationLoss).toBeCloseTo(penalty, 4);
  expect(start.outputRowsSumToOne).toBe(true);
  expect(start.outputMin).toBeGreaterThan(0);
  expect(Object.keys(start.activationStd)).toEqual(['hidden']);
  expect(Math.abs(start.loss! - before[0]!.dataSync()[0]!)).toBeLessThan(0.3);
});

test('the start probe is the untrained model in inference mode on evenly spread rows, apart from its penalty', async () => {
  const model = tf.sequential({
    layers: [
      layer.dense({ units: 4, inputShape: [6], activation: 'sigmoid', kernelRegularizer: 'l1l2' }),
      layer.dropout({ rate: 0.9 }),
      layer.dense({ units: 2 }),
    ],
  });
  model.compile({ optimizer: 'sgd', loss: 'meanSquaredError' });
  const [x, y] = [inputs(128, 6), inputs(128, 2, 4)];
  const expected = tf.losses.meanSquaredError(y, model.predict(x) as never).dataSync()[0]!;
  const sink = new MemorySink();
  const hooks = createTfjsHooks(tf, sink);
  hooks.watch(model);
  await model.fit(x, y, { ...quiet, epochs: 1 });
  hooks.unhook();
  const { start } = sink.one('start-probed');
  expect(start.loss).toBeCloseTo(expected, 5);
  expect(start.outputRowsSumToOne).toBe(false);
  expect(sink.one('data-described').data.classCounts).toBeNull();
});

test('a resumed run does not call its first weights untrained', async () => {
  const model = tf.sequential({ layers: [layer.dense({ units: 1, inputShape: [6] })] });
  model.compile({ optimizer: 'sgd', loss: 'meanSquaredError' });
  const sink = new MemorySink();
  sink.currentStep = 40;
  const hooks = createTfjsHooks(tf, sink);
  hooks.watch(model);
  await model.fit(inputs(32, 6), inputs(32, 1), { ...quiet, epochs: 1, batchSize: 16 });
  hooks.unhook();
  expect(sink.events.map(({ kind }) => kind)).not.toContain('start-probed');
  expect(sink.series('train/loss').map(([step]) => step)).toEqual([40, 41]);
});

test('steps and epochs go on counting over several calls, facts are told once', async () => {
  const model = tf.sequential({ layers: [layer.dense({ units: 1, inputShape: [6] })] });
  model.compile({ optimizer: 'sgd', loss: 'meanSquaredError' });
  const sink = new MemorySink();
  const hooks = createTfjsHooks(tf, sink);
  hooks.watch(model);
  for (let call = 0; call < 3; call++) await model.fit(inputs(32, 6), inputs(32, 1), { ...quiet, epochs: 1, batchSize: 16 });
  hooks.unhook();
  expect(sink.valuesOf('epoch')).toEqual([0, 0.5, 1, 1.5, 2, 2.5]);
  expect(sink.events.map(({ kind }) => kind).sort()).toEqual(['data-described', 'model-described', 'start-probed', 'training-described']);
});

test('custom loops are described too, data from the batches they show', () => {
  const model = tf.sequential({ layers: [layer.dense({ name: 'out', units: 3, inputShape: [6] })] });
  const optimizer = tf.train.adam(0.01);
  const sink = new MemorySink({ task: 'classification' });
  const hooks = createTfjsHooks(tf, sink);
  hooks.watch(model, { optimizer });
  for (let step = 0; step < 5; step++) {
    const [xs, ys] = [inputs(32, 6, step + 1), targets(32, 3)];
    hooks.batch({ xs, ys });
    optimizer.minimize(() => tf.losses.softmaxCrossEntropy(ys, model.apply(xs) as never) as never);
  }
  hooks.unhook();
  expect(sink.faults).toEqual([]);
  expect(sink.one('training-described').training).toMatchObject({
    via: 'custom',
    optimizer: 'adam',
    learningRate: 0.01,
    batchSize: 32,
    validation: 'unknown',
    losses: [],
  });
  expect(sink.one('data-described').data).toMatchObject({ rows: 128, classCounts: [44, 44, 40] });
  expect(sink.one('start-probed').start).toMatchObject({ rows: 32, loss: null, outputRowsSumToOne: false });
  expect(sink.valuesOf('batch-size')).toEqual([32, 32, 32, 32, 32]);
});

test('bare variables are described as layers of their own', () => {
  const kernel = tf.variable(inputs(4, 2), true, 'weights');
  const bias = tf.variable(tf.zeros([2]), true, 'offset');
  const optimizer = tf.train.sgd(0.1);
  const sink = new MemorySink();
  const hooks = createTfjsHooks(tf, sink);
  hooks.watch({ kernel, bias }, { optimizer });
  optimizer.minimize(() => tf.mean(tf.square(tf.add(tf.matMul(inputs(3, 4), kernel as never), bias))) as never);
  hooks.unhook();
  expect(sink.one('model-described').model).toMatchObject({
    name: 'variables',
    parameterCount: 10,
    layers: [{ name: 'weights', className: 'Variable' }, { name: 'offset' }],
  });
  expect(sink.names()).toEqual(expect.arrayContaining(['gradient-norm/weights', 'update-ratio/offset', 'train/loss']));
  kernel.dispose();
  bias.dispose();
});

test('a trainable variable the loss does not reach has an update ratio of 0 and no gradient', () => {
  const used = tf.variable(tf.ones([2]), true, 'used');
  const idle = tf.variable(tf.ones([2]), true, 'idle');
  const optimizer = tf.train.sgd(0.1);
  const sink = new MemorySink();
  const hooks = createTfjsHooks(tf, sink);
  hooks.watch([used, idle], { optimizer });
  optimizer.minimize(() => tf.sum(tf.square(used)) as never, false, [used, idle]);
  hooks.unhook();
  expect(sink.valuesOf('update-ratio/idle')).toEqual([0]);
  expect(sink.valuesOf('gradient-norm/idle')).toEqual([]);
  expect(sink.valuesOf('update-ratio/used')[0]).toBeCloseTo(0.2);
  used.dispose();
  idle.dispose();
});

test('loss in inference mode is compared on the very batch of the step, for models that differ between modes', async () => {
  const model = tf.sequential({
    layers: [
      layer.dense({ units: 8, inputShape: [6], activation: 'relu' }),
      layer.dropout({ rate: 0.5 }),
      layer.dense({ units: 3, activation: 'softmax' }),
    ],
  });
  model.compile({ optimizer: tf.train.sgd(0), loss: 'categoricalCrossentropy' }); // the weights stay, so the value can be computed afterwards
  const sink = new MemorySink({ every: { norms: 50, activations: 50, input: 50, histograms: 50 } });
  const hooks = createTfjsHooks(tf, sink);
  hooks.watch(model);
  const [x, y] = [inputs(8, 6), targets(8, 3)];
  await model.fit(x, y, { ...quiet, batchSize: 8, epochs: 205 });
  hooks.unhook();
  expect(sink.faults).toEqual([]);
  const expected = (model.evaluate(x, y) as ReturnType<typeof tf.scalar>).dataSync()[0]!;
  expect(sink.series('train/loss-inference').map(([step]) => step)).toEqual([100, 200]);
  for (const value of sink.valuesOf('train/loss-inference')) expect(value).toBeCloseTo(expected, 5);
  expect(new Set(sink.valuesOf('batch-order-hash')).size).toBe(1); // not shuffled
});

test('targets without a second dimension are probed as TF.js trains on them', async () => {
  const model = tf.sequential({ layers: [layer.dense({ units: 1, inputShape: [6] })] });
  model.compile({ optimizer: 'sgd', loss: 'meanSquaredError' });
  const [x, y] = [inputs(64, 6), tf.tensor1d(numbers(64, 3))];
  const expected = (model.evaluate(x, y) as ReturnType<typeof tf.scalar>).dataSync()[0]!;
  const sink = new MemorySink();
  const hooks = createTfjsHooks(tf, sink);
  hooks.watch(model);
  await model.fit(x, y, { ...quiet, epochs: 1 });
  hooks.unhook();
  expect(sink.one('start-probed').start.loss).toBeCloseTo(expected, 5);
});

test('inputs given by name are taken in the order of the model', async () => {
  const [left, right] = [tf.input({ shape: [4], name: 'left' }), tf.input({ shape: [2], name: 'right' })];
  const model = tf.model({
    inputs: [left, right],
    outputs: layer.dense({ units: 1 }).apply(layer.concatenate().apply([left, right])) as never,
  });
  model.compile({ optimizer: 'sgd', loss: 'meanSquaredError' });
  const sink = new MemorySink();
  const hooks = createTfjsHooks(tf, sink);
  hooks.watch(model);
  await model.fit({ right: inputs(40, 2), left: inputs(40, 4) } as never, inputs(40, 1), { ...quiet, epochs: 1 });
  hooks.unhook();
  expect(sink.faults).toEqual([]);
  expect(sink.one('data-described').data.inputs.map(({ shape }) => shape)).toEqual([
    [40, 4],
    [40, 2],
  ]);
  expect(sink.one('start-probed').start.loss).toBeGreaterThan(0);
  expect(sink.names()).toEqual(expect.arrayContaining(['input-mean', 'input-mean/right']));
});

test('data on a device is described from the same rows, fetched alone', async () => {
  const describe = async (reading: 'packed' | 'host') => {
    const model = tf.sequential({ layers: [layer.dense({ units: 1, inputShape: [500] })] });
    model.compile({ optimizer: tf.train.sgd(0.001), loss: 'meanSquaredError' });
    const sink = new MemorySink({ every: { norms: 99, activations: 99, input: 99, histograms: 99 } });
    const hooks = createTfjsHooks(tf, sink, { reading });
    hooks.watch(model);
    await model.fit(inputs(2200, 500), inputs(2200, 1), { ...quiet, epochs: 1, batchSize: 1100, validationSplit: 0.1 });
    hooks.unhook();
    expect(sink.faults).toEqual([]);
    return sink.one('data-described').data;
  };
  expect(await describe('packed')).toEqual(await describe('host'));
});

test('of large batches the probe keeps the first rows; a small set is probed with what there is', async () => {
  for (const [count, expected] of [
    [600, 256],
    [20, 20],
  ] as const) {
    const model = tf.sequential({ layers: [layer.dense({ units: 1, inputShape: [2] })] });
    model.compile({ optimizer: tf.train.sgd(0), loss: 'meanSquaredError' });
    const [x, y] = [inputs(count, 2), inputs(count, 1, 2)];
    const sink = new MemorySink();
    const hooks = createTfjsHooks(tf, sink);
    hooks.watch(model);
    await model.fit(x, y, { ...quiet, epochs: 1, batchSize: count, validationData: [x, y] });
    hooks.unhook();
    const rows = model.evaluate(tf.slice(x, [0, 0], [expected, 2]), tf.slice(y, [0, 0], [expected, 1])) as ReturnType<typeof tf.scalar>;
    expect(sink.valuesOf('train-probe/loss')[0]).toBeCloseTo(rows.dataSync()[0]!, 5);
  }
});
