import { Family } from '../case.ts';
import { digits } from '../data/digits.ts';
import * as wrong from '../operators.ts';
import { mapRows, type Pairs, reshaped, slicePairs } from '../rows.ts';
import { type Model, tf } from '../tensorflow.ts';
import type { Training } from '../training.ts';

const family = new Family('digits-cnn');
export const digitsCnn = family.cases;

interface CnnOptions {
  readonly activation?: 'relu' | 'sigmoid';
  readonly stddev?: number;
  readonly bias?: number;
  readonly dropout?: number;
  readonly outputActivation?: 'softmax' | 'linear';
  readonly batchNorm?: boolean;
}

/** Two small convolutions, one pooling, one dense head, for 8 × 8 pixels. */
const network = (seed: number, { activation = 'relu', stddev, bias = 0, dropout = 0, outputActivation = 'softmax', batchNorm = false }: CnnOptions = {}) => (): Model => {
  const kernelInitializer = (place: number): never =>
    (stddev === undefined ? tf.initializers.heNormal({ seed: seed * 100 + place }) : tf.initializers.randomNormal({ stddev, seed: seed * 100 + place })) as never;
  const biasInitializer = tf.initializers.constant({ value: bias });
  const model = tf.sequential();
  model.add(tf.layers.conv2d({ filters: 4, kernelSize: 3, activation, inputShape: [8, 8, 1], name: 'conv_1', kernelInitializer: kernelInitializer(1), biasInitializer }));
  if (batchNorm) model.add(tf.layers.batchNormalization({ name: 'normalisation' }));
  model.add(tf.layers.conv2d({ filters: 8, kernelSize: 3, activation, name: 'conv_2', kernelInitializer: kernelInitializer(2), biasInitializer }));
  model.add(tf.layers.maxPooling2d({ poolSize: 2, name: 'pool' }));
  model.add(tf.layers.flatten({ name: 'flat' }));
  if (dropout > 0) model.add(tf.layers.dropout({ rate: dropout, seed: seed * 100 + 7 }));
  model.add(tf.layers.dense({ units: 10, activation: outputActivation, name: 'output', kernelInitializer: tf.initializers.glorotUniform({ seed: seed * 100 + 3 }) as never }));
  return model;
};

const images = ({ xs, ys }: Pairs): Pairs => ({ xs: reshaped(xs, 8, 8, 1), ys });

function plain(seed: number): Training {
  const data = images(digits(8, seed));
  return {
    backend: 'cpu', task: 'classification', train: slicePairs(data, 0, 800), validation: slicePairs(data, 2000, 2300), model: network(seed),
    optimizer: () => tf.train.adam(0.005), loss: 'categoricalCrossentropy', metrics: ['accuracy'], batchSize: 16, epochs: 5, shuffle: true, via: 'fit', score: 'accuracy',
  };
}

family.healthy('adam', 'Two 3 × 3 convolutions and a head on 8 × 8 digits, Adam at 0.005.', plain);
family.variant('sgd', 'adam', 'The same with SGD at 0.05.', () => ({ optimizer: () => tf.train.sgd(0.05), epochs: 6 }));
family.variant('dropout-half', 'adam', 'Dropout 0.5 before the head.', (_, seed) => ({ model: network(seed, { dropout: 0.5 }) }));
family.variant('small-batches', 'adam', 'Batches of 4.', ({ train }) => ({ train: slicePairs(train, 0, 600), batchSize: 4, epochs: 2, optimizer: () => tf.train.adam(0.002) }));

family.fault('unscaled-inputs', 'sgd', 'data', ['input-scale'], 'Pixels left at 0 … 255.', ({ train, validation }) => ({
  train: { ...train, xs: wrong.scaled(train.xs, 255) }, validation: { ...validation, xs: wrong.scaled(validation.xs, 255) },
}));
family.fault('labels-shuffled', 'adam', 'data', ['labels'], 'Labels are read in another order than images.', ({ train }, seed) => ({ train: wrong.pairedWrongly(train, seed) }));
family.fault('pixels-scrambled', 'adam', 'data', ['layout-or-reshape', 'labels'], 'A reshape scrambles the pixels of every image differently.', ({ train, validation }, seed) => ({
  train: wrong.scrambledWithinRows(train, seed), validation: wrong.scrambledWithinRows(validation, seed + 1),
}));
family.fault('validation-inverted', 'adam', 'data', ['train-validation-mismatch'], 'Validation images are inverted.', ({ validation }) => ({ validation: { ...validation, xs: wrong.scaled(validation.xs, -1, 1) } }));
family.fault('sorted-unshuffled', 'adam', 'data', ['batch-order'], 'Rows are sorted by class and not shuffled.', ({ train }) => ({ train: wrong.sortedByClass(train), shuffle: false }));
family.fault('nan-rows', 'adam', 'data', ['data-non-finite'], 'One in a hundred images holds a NaN.', ({ train }, seed) => ({ train: wrong.withNaNRows(train, 0.01, seed) }));
family.fault('linear-head', 'sgd', 'head-and-loss', ['head-loss-mismatch'], 'The softmax is missing although the loss takes probabilities.', (_, seed) => ({ model: network(seed, { outputActivation: 'linear' }) }));
family.fault('dead-from-the-start', 'adam', 'model', ['initialisation'], 'Convolution biases start at −10.', (_, seed) => ({ model: network(seed, { bias: -10 }) }));
family.fault('initialised-too-wide', 'sgd', 'model', ['initialisation'], 'Convolution kernels start with a deviation of 4.', (_, seed) => ({ model: network(seed, { stddev: 4 }) }));
family.fault('rate-too-high', 'adam', 'optimisation', ['learning-rate-too-high'], 'Adam at 0.3.', () => ({ optimizer: () => tf.train.adam(0.3) }));
family.fault('rate-far-too-low', 'sgd', 'optimisation', ['learning-rate-too-low'], 'SGD at 1e-5.', () => ({ optimizer: () => tf.train.sgd(1e-5) }));
family.fault('few-samples', 'adam', 'data', ['overfitting'], '40 training digits, many epochs.', ({ train }) => ({ train: slicePairs(train, 0, 40), epochs: 100 }));

family.round = 2;
family.fault('validation-turned', 'adam', 'evaluation', ['train-validation-mismatch', 'layout-or-reshape'], 'Validation images have rows and columns exchanged.', ({ validation }) => ({
  validation: { ...validation, xs: mapRows(validation.xs, (_, row, column) => validation.xs.values[row * 64 + (column % 8) * 8 + Math.floor(column / 8)]!) },
}));
