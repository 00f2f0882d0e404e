import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { HistogramRecord } from '../../../lib/protocol/packet.ts';
import { MemorySink } from './memory-sink.fixture.ts';
import {
  deviation,
  flat,
  mean,
  norm,
  rows,
  slowAccuracy,
  slowForward,
  slowLoss,
  slowStep,
  type Rows,
  type SlowStep,
  type SlowWeights,
} from './slow-network.fixture.ts';
import { inputs, numbers, oneHot, targets, tf } from './tensorflow.fixture.ts';
import { createTfjsHooks } from './tfjs.ts';

const [rowCount, features, units, classes, batchSize, learningRate, l2] = [160, 6, 8, 3, 32, 0.5, 0.01];
const stepCount = rowCount / batchSize;

function makeModel() {
  const model = tf.sequential({
    layers: [
      tf.layers.dense({ name: 'hidden', units, inputShape: [features], activation: 'relu', kernelRegularizer: tf.regularizers.l2({ l2 }) }),
      tf.layers.dense({ name: 'out', units: classes, activation: 'softmax' }),
    ],
  });
  const weights = [
    tf.tensor2d(numbers(features * units, 5), [features, units]),
    tf.tensor1d(numbers(units, 6)),
    tf.tensor2d(numbers(units * classes, 7), [units, classes]),
    tf.tensor1d(numbers(classes, 8)),
  ];
  model.setWeights(weights);
  tf.dispose(weights);
  return model;
}

function slowTraining(): SlowStep[] {
  let weights: SlowWeights = {
    kernel1: rows(numbers(features * units, 5), units),
    bias1: [...numbers(units, 6)],
    kernel2: rows(numbers(units * classes, 7), classes),
    bias2: [...numbers(classes, 8)],
  };
  const [x, y] = [rows(numbers(rowCount * features), features), rows(oneHot(rowCount, classes), classes)];
  return Array.from({ length: stepCount }, (_, step) => {
    const part = (all: Rows): Rows => all.slice(step * batchSize, (step + 1) * batchSize);
    const done = slowStep(weights, part(x), part(y), learningRate, l2);
    weights = done.after;
    return done;
  });
}

const batchInputs = (step: number): Rows => rows(numbers(rowCount * features), features).slice(step * batchSize, (step + 1) * batchSize);
const ratio = (values: number[], holds: (value: number) => boolean): number => values.filter(holds).length / values.length;

/** Every signal of a step, written out the slow way. */
function expectedSignals(done: SlowStep, step: number): Record<string, number> {
  const variables = { 'hidden/kernel': 'kernel1', 'hidden/bias': 'bias1', 'out/kernel': 'kernel2', 'out/bias': 'bias2' } as const;
  const perVariable = Object.entries(variables).flatMap(([name, key]) => {
    const gradient = flat(done.gradients[key]);
    const [before, after] = [flat(done.before[key]), flat(done.after[key])];
    return [
      [`gradient-norm/${name}`, norm(gradient)],
      [`gradient-mean-abs/${name}`, mean(gradient.map(Math.abs))],
      [`gradient-zero-ratio/${name}`, ratio(gradient, (value) => value === 0)],
      [`gradient-non-finite/${name}`, 0],
      [`weight-norm/${name}`, norm(before)],
      [`update-ratio/${name}`, norm(after.map((value, i) => value - before[i]!)) / (norm(before) + 1e-12)],
    ] as const;
  });
  const hidden = flat(done.hidden);
  const input = flat(batchInputs(step));
  return {
    ...Object.fromEntries(perVariable),
    'train/loss': done.dataLoss + done.penalty,
    'learning-rate': learningRate,
    'batch-size': batchSize,
    'gradient-norm': norm(Object.values(variables).flatMap((key) => flat(done.gradients[key]))),
    'activation-mean/hidden': mean(hidden),
    'activation-std/hidden': deviation(hidden),
    'activation-zero-ratio/hidden': ratio(hidden, (value) => value === 0),
    'activation-dead-ratio/hidden': ratio(
      Array.from({ length: units }, (_, unit) => unit),
      (unit) => done.hidden.every((row) => row[unit] === 0),
    ),
    'input-mean': mean(input),
    'input-std': deviation(input),
    'input-min': Math.min(...input),
    'input-max': Math.max(...input),
    'input-non-finite': 0,
  };
}

function expectClose(sink: MemorySink, expected: Record<string, number>, step: number): void {
  for (const [name, value] of Object.entries(expected)) {
    const found = sink.series(name).filter(([at]) => at === step);
    expect(found, `${name} at step ${step}`).toHaveLength(1);
    expect(Math.abs(found[0]![1] - value), `${name} at step ${step}: ${found[0]![1]} for ${value}`).toBeLessThanOrEqual(
      1e-4 * Math.abs(value) + 1e-6,
    );
  }
}

const histogramAt = (sink: MemorySink, name: string, step: number): HistogramRecord => {
  const found = sink.histograms.filter((record) => record.name === name && record.step === step);
  expect(found, `${name} at ${step}`).toHaveLength(1);
  return found[0]!;
};

/** Values per sign and exponent, counted with logarithms. */
function slowExponents(values: number[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const value of values.map(Math.fround)) {
    const key = value === 0 ? '0' : `${Math.sign(value)}·2^${Math.floor(Math.log2(Math.abs(value)))}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}
function exponentsOf(record: HistogramRecord): Map<string, number> {
  if (record.kind !== 'exponent') throw new Error('not an exponent histogram');
  const counts = new Map<string, number>(record.zero > 0 ? [['0', record.zero]] : []);
  record.negative.forEach((count, i) => count > 0 && counts.set(`-1·2^${record.lowestExponent + i}`, count));
  record.positive.forEach((count, i) => count > 0 && counts.set(`1·2^${record.lowestExponent + i}`, count));
  return counts;
}

describe.each([
  ['cpu', 'by-backend'],
  ['wasm', 'by-backend'],
  ['cpu', 'packed'],
  ['wasm', 'packed'],
] as const)('on %s, read %s', (backend, reading) => {
  beforeEach(async () => {
    await tf.setBackend(backend);
    tf.engine().startScope();
  });
  afterEach(() => tf.engine().endScope());

  test('fit: every signal equals a slow computation', async () => {
    const model = makeModel();
    model.compile({ optimizer: tf.train.sgd(learningRate), loss: 'categoricalCrossentropy', metrics: ['accuracy'] });
    const sink = new MemorySink();
    const hooks = createTfjsHooks(tf, sink, { reading });
    hooks.watch(model);
    await model.fit(inputs(rowCount, features), targets(rowCount, classes), { batchSize, epochs: 1, shuffle: false, verbose: 0 });
    hooks.unhook();

    expect(sink.faults).toEqual([]);
    slowTraining().forEach((done, step) => {
      expectClose(
        sink,
        {
          ...expectedSignals(done, step),
          'train/loss-regularisation': done.penalty,
          'train/accuracy': done.accuracy,
          epoch: step / stepCount,
        },
        step,
      );
      const predicted = histogramAt(sink, 'prediction', step);
      const labelled = histogramAt(sink, 'label', step);
      const counts = (all: Rows): number[] =>
        Array.from({ length: classes }, (_, k) => all.filter((row) => row.indexOf(Math.max(...row)) === k).length);
      expect(predicted.kind === 'category' && [...predicted.counts]).toEqual(counts(done.probabilities));
      expect(labelled.kind === 'category' && [...labelled.counts]).toEqual(
        counts(rows(oneHot(rowCount, classes), classes).slice(step * batchSize, (step + 1) * batchSize)),
      );
      if (step === 0) expect(exponentsOf(histogramAt(sink, 'weight/hidden/kernel', 0))).toEqual(slowExponents(flat(done.before.kernel1)));
      const count = [...exponentsOf(histogramAt(sink, 'gradient/out/kernel', step)).values()].reduce((total, n) => total + n, 0);
      expect(count).toBe(units * classes);
      expect(exponentsOf(histogramAt(sink, 'activation/hidden', step)).get('0')).toBe(
        flat(done.hidden).filter((value) => value === 0).length || undefined,
      );
    });
    for (const name of ['step-ms', 'samples-per-second']) expect(sink.valuesOf(name).every((value) => value > 0)).toBe(true);
    expect(sink.valuesOf('label-entropy-ratio')).toHaveLength(stepCount);
    expect(sink.valuesOf('label-entropy-ratio').every((value) => value > 0.8 && value < 1.2)).toBe(true);
  });

  test('custom loop by minimize: every signal equals a slow computation', () => {
    const model = makeModel();
    const optimizer = tf.train.sgd(learningRate);
    const sink = new MemorySink({ task: 'classification' });
    const hooks = createTfjsHooks(tf, sink, { reading });
    hooks.watch(model, { optimizer });
    const [x, y] = [inputs(rowCount, features), targets(rowCount, classes)];
    for (let step = 0; step < stepCount; step++) {
      const [xs, ys] = [
        tf.slice(x, [step * batchSize, 0], [batchSize, features]),
        tf.slice(y, [step * batchSize, 0], [batchSize, classes]),
      ];
      hooks.batch({ xs, ys });
      optimizer.minimize(() => {
        const output = model.apply(xs, { training: true }) as ReturnType<typeof tf.scalar>;
        const penalty = tf.mul(l2, tf.sum(tf.square(model.getWeights()[0]!)));
        return tf.add(tf.neg(tf.mean(tf.sum(tf.mul(ys, tf.log(output)), 1))), penalty) as ReturnType<typeof tf.scalar>;
      });
    }
    hooks.unhook();
    expect(sink.faults).toEqual([]);
    slowTraining().forEach((done, step) => expectClose(sink, expectedSignals(done, step), step));
    expect(sink.series('epoch')).toEqual([]);
  });

  test('custom loop by variableGrads and applyGradients: all but the loss, which only the user knows', () => {
    const model = makeModel();
    const optimizer = tf.train.sgd(learningRate);
    const sink = new MemorySink();
    const hooks = createTfjsHooks(tf, sink, { reading });
    hooks.watch(model, { optimizer });
    const [x, y] = [inputs(rowCount, features), targets(rowCount, classes)];
    for (let step = 0; step < stepCount; step++) {
      const [xs, ys] = [
        tf.slice(x, [step * batchSize, 0], [batchSize, features]),
        tf.slice(y, [step * batchSize, 0], [batchSize, classes]),
      ];
      hooks.batch({ xs, ys });
      const { grads } = tf.variableGrads(() => {
        const output = model.apply(xs, { training: true }) as ReturnType<typeof tf.scalar>;
        return tf.add(
          tf.neg(tf.mean(tf.sum(tf.mul(ys, tf.log(output)), 1))),
          tf.mul(l2, tf.sum(tf.square(model.getWeights()[0]!))),
        ) as ReturnType<typeof tf.scalar>;
      });
      optimizer.applyGradients(grads);
    }
    hooks.unhook();
    expect(sink.faults).toEqual([]);
    slowTraining().forEach((done, step) => {
      const { 'train/loss': _loss, ...expected } = expectedSignals(done, step);
      expectClose(sink, expected, step);
    });
    expect(sink.series('train/loss')).toEqual([]);
  });

  test('validation and the train probe equal a slow evaluation at the last update', async () => {
    const model = makeModel();
    model.compile({ optimizer: tf.train.sgd(learningRate), loss: 'categoricalCrossentropy', metrics: ['accuracy'] });
    const sink = new MemorySink();
    const hooks = createTfjsHooks(tf, sink, { reading });
    hooks.watch(model);
    const validation = [inputs(40, features, 11), targets(40, classes)] as [ReturnType<typeof inputs>, ReturnType<typeof targets>];
    await model.fit(inputs(rowCount, features), targets(rowCount, classes), {
      batchSize,
      epochs: 1,
      shuffle: false,
      verbose: 0,
      validationData: validation,
    });
    hooks.unhook();
    const { after } = slowTraining().at(-1)!;
    const evaluate = (x: Rows, y: Rows) => {
      const { probabilities } = slowForward(after, x);
      return { loss: slowLoss(probabilities, y), accuracy: slowAccuracy(probabilities, y) };
    };
    const held = evaluate(rows(numbers(40 * features, 11), features), rows(oneHot(40, classes), classes));
    const probed = evaluate(
      rows(numbers(rowCount * features), features).slice(0, 128),
      rows(oneHot(rowCount, classes), classes).slice(0, 128),
    );
    expectClose(
      sink,
      {
        'validation/loss': held.loss,
        'validation/accuracy': held.accuracy,
        'train-probe/loss': probed.loss,
        'train-probe/accuracy': probed.accuracy,
      },
      stepCount - 1,
    );
  });
});
