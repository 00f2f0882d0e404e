import { Family } from '../case.ts';
import { cars } from '../data/tables.ts';
import { denseNetwork, type DenseOptions } from '../networks.ts';
import * as wrong from '../operators.ts';
import { columnStatistics, joined, mapRows, pick, slicePairs, standardise } from '../rows.ts';
import { type Tensor, tf } from '../tensorflow.ts';
import type { Training } from '../training.ts';

const family = new Family('cars-regression');
export const carsRegression = family.cases;

const network = (seed: number, options: Partial<DenseOptions> = {}) => () => denseNetwork({ inputs: 9, hidden: [24, 16], outputs: 1, outputActivation: 'linear', seed, ...options });
const meanSquares = (target: Tensor, prediction: Tensor): Tensor => tf.losses.meanSquaredError(target, prediction);

/** Raw rows and the prepared ones: inputs and target standardised by the training part. */
function prepared(seed: number) {
  const data = cars(seed);
  const raw = { train: slicePairs(data, 0, 280), validation: slicePairs(data, 280, 392) };
  const [inputs, targets] = [columnStatistics(raw.train.xs), columnStatistics(raw.train.ys)];
  const prepare = (pairs: typeof raw.train) => ({ xs: standardise(pairs.xs, inputs), ys: standardise(pairs.ys, targets) });
  return { raw, train: prepare(raw.train), validation: prepare(raw.validation) };
}

function plain(seed: number): Training {
  const { train, validation } = prepared(seed);
  return {
    backend: 'wasm', task: 'regression', train, validation, model: network(seed), optimizer: () => tf.train.adam(0.005), loss: 'meanSquaredError', metrics: [],
    batchSize: 16, epochs: 20, shuffle: true, via: 'fit', score: 'r2',
  };
}

family.healthy('adam', 'Miles per gallon from nine facts, both standardised, Adam at 0.005.', plain);
family.variant('sgd', 'adam', 'The same with SGD at 0.03.', () => ({ optimizer: () => tf.train.sgd(0.03) }));
family.variant('single-rows', 'adam', 'Batches of 2: a very noisy loss.', () => ({ batchSize: 2, epochs: 4, optimizer: () => tf.train.adam(0.002) }));
family.variant('decaying', 'sgd', 'A learning rate that falls to a hundredth over the run.', () => ({ learningRateAt: (step, steps) => 0.05 * 0.01 ** (step / steps) }));
family.variant('own-loop', 'adam', 'A loop over optimizer.minimize.', () => ({ loss: meanSquares, via: 'loop' }));

family.fault('unscaled-inputs', 'sgd', 'data', ['input-scale'], 'Weights in pounds and displacements in cubic inches go in as they are.', (_, seed) => {
  const { raw, train, validation } = prepared(seed);
  return { train: { ...train, xs: raw.train.xs }, validation: { ...validation, xs: raw.validation.xs } };
});
family.fault('target-unscaled', 'sgd', 'data', ['target-scale'], 'The target goes in as metres per gallon: tens of thousands.', (_, seed) => {
  const { raw, train, validation } = prepared(seed);
  return { train: { ...train, ys: wrong.scaled(raw.train.ys, 1609) }, validation: { ...validation, ys: wrong.scaled(raw.validation.ys, 1609) } };
});
family.fault('targets-shuffled', 'adam', 'data', ['labels'], 'Targets are joined to the wrong rows.', ({ train }, seed) => ({ train: wrong.pairedWrongly(train, seed) }));
family.fault('nan-rows', 'adam', 'data', ['data-non-finite'], 'Missing horsepower became NaN.', ({ train }, seed) => ({ train: wrong.withNaNRows(train, 0.02, seed) }));
family.fault('validation-unscaled', 'adam', 'data', ['train-validation-mismatch'], 'The validation inputs were not standardised.', ({ validation }, seed) => ({ validation: { ...validation, xs: prepared(seed).raw.validation.xs } }));
family.fault('columns-swapped', 'adam', 'data', ['train-validation-mismatch', 'layout-or-reshape'], 'The validation table has its columns in another order.', ({ validation }) => ({
  validation: { ...validation, xs: { shape: validation.xs.shape, values: pick({ values: validation.xs.values, shape: [validation.xs.values.length, 1] }, [...validation.xs.values.keys()].map((at) => Math.floor(at / 9) * 9 + ((at % 9) + 1) % 9)).values } },
}));
family.fault('inputs-constant', 'adam', 'data', ['input-constant'], 'A join failed and left zeros.', ({ train, validation }) => ({ train: wrong.constantInputs(train), validation: wrong.constantInputs(validation) }));
family.fault('softmax-head', 'adam', 'head-and-loss', ['head-loss-mismatch'], 'A softmax over the single output: it is always 1.', (_, seed) => ({ model: network(seed, { outputActivation: 'softmax' }) }));
family.fault('relu-head', 'adam', 'head-and-loss', ['head-loss-mismatch'], 'A ReLU head for a target that is half negative.', (_, seed) => ({ model: network(seed, { outputActivation: 'relu' }) }));
family.fault('rate-too-high', 'sgd', 'optimisation', ['learning-rate-too-high'], 'SGD at 3.', () => ({ optimizer: () => tf.train.sgd(3) }));
family.fault('rate-far-too-low', 'sgd', 'optimisation', ['learning-rate-too-low'], 'SGD at 1e-6.', () => ({ optimizer: () => tf.train.sgd(1e-6) }));
family.fault('l2-too-strong', 'adam', 'model', ['regularisation-too-strong'], 'An L2 penalty of 1.', (_, seed) => ({ model: network(seed, { l2: 1 }) }));
family.fault('few-samples', 'adam', 'data', ['overfitting'], '16 training rows, a wide network, many epochs.', ({ train }, seed) => ({ train: slicePairs(train, 0, 16), model: network(seed, { hidden: [64, 64] }), epochs: 300 }));

family.round = 2;
const firstRows = Array.from({ length: 56 }, (_, row) => row);
family.variant('linear', 'adam', 'Linear regression: no hidden layer.', (_, seed) => ({ model: network(seed, { hidden: [] }), optimizer: () => tf.train.adam(0.02) }));
family.variant('absolute-error', 'adam', 'Mean absolute error in place of squares.', () => ({ loss: 'meanAbsoluteError' }));
family.variant('mixed-scales', 'adam', 'Columns whose deviations lie between 0.3 and 3.', ({ train, validation }) => {
  const spread = (pairs: typeof train): typeof train => ({ ...pairs, xs: mapRows(pairs.xs, (value, _, column) => value * 10 ** ((column - 4) / 8)) });
  return { train: spread(train), validation: spread(validation) };
});
family.variant('noisy-target', 'adam', 'A target that is two thirds noise: little can be learned, and that is learned.', ({ train, validation }, seed) => ({
  train: wrong.noisyTargets(train, 1.4, seed), validation: wrong.noisyTargets(validation, 1.4, seed + 50), epochs: 8,
}));
family.variant('momentum', 'sgd', 'Momentum 0.9 at 0.003.', () => ({ optimizer: () => tf.train.momentum(0.003, 0.9) }));

family.fault('tanh-head', 'adam', 'head-and-loss', ['head-loss-mismatch'], 'A tanh head under targets that go beyond ±1.', (_, seed) => ({ model: network(seed, { outputActivation: 'tanh' }) }));
family.fault('loss-sign-flipped', 'own-loop', 'head-and-loss', ['wrong-loss'], 'The error is maximised.', () => ({ loss: (target: Tensor, prediction: Tensor): Tensor => tf.neg(meanSquares(target, prediction)) }));
family.fault('loss-broadcast', 'own-loop', 'head-and-loss', ['wrong-loss', 'labels'], 'Targets of shape [rows] against predictions of [rows, 1]: every one is compared with every other.', () => ({
  loss: (target: Tensor, prediction: Tensor): Tensor => tf.mean(tf.square(tf.sub(tf.reshape(target, [-1]), prediction))),
}));
family.fault('target-outliers', 'sgd', 'data', ['labels', 'target-scale'], 'One target in seventy has its decimal point two places too far right.', ({ train }) => ({
  train: { ...train, ys: mapRows(train.ys, (value, row) => (row % 70 === 35 ? 100 * value : value)) },
}));
family.fault('momentum-too-high', 'momentum', 'optimisation', ['learning-rate-too-high'], 'Momentum of 0.999 where 0.9 was meant.', () => ({ optimizer: () => tf.train.momentum(0.003, 0.999) }));
family.fault('rate-dead-early', 'sgd', 'optimisation', ['learning-rate-schedule', 'learning-rate-too-low'], 'A cosine that ends after a twentieth of the run.', () => ({
  learningRateAt: (step, steps) => (step < steps / 20 ? 0.015 * (1 + Math.cos((20 * Math.PI * step) / steps)) : 0),
}));
family.fault('one-column-unscaled', 'sgd', 'data', ['input-scale'], 'The weight column was left in pounds.', ({ train, validation }) => {
  const grown = (pairs: typeof train): typeof train => ({ ...pairs, xs: mapRows(pairs.xs, (value, _, column) => (column === 3 ? 3000 + 850 * value : value)) });
  return { train: grown(train), validation: grown(validation) };
});
family.fault('validation-leaked', 'adam', 'data', ['data-leak'], 'A third of the validation rows are training rows.', ({ train, validation }) => ({
  validation: { xs: joined(pick(train.xs, firstRows), validation.xs), ys: joined(pick(train.ys, firstRows), validation.ys) },
}));
