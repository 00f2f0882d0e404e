import { Family } from '../case.ts';
import { digits } from '../data/digits.ts';
import { denseNetwork, type DenseOptions } from '../networks.ts';
import * as wrong from '../operators.ts';
import { type Pairs, slicePairs } from '../rows.ts';
import { tf } from '../tensorflow.ts';
import type { Training } from '../training.ts';

const family = new Family('digits-autoencoder');
export const digitsAutoencoder = family.cases;

const network = (seed: number, options: Partial<DenseOptions> = {}) => () => denseNetwork({ inputs: 64, hidden: [32, 12, 32], outputs: 64, outputActivation: 'sigmoid', seed, ...options });
const ofItself = ({ xs }: Pairs): Pairs => ({ xs, ys: xs });

function plain(seed: number): Training {
  const data = digits(8, seed);
  return {
    backend: 'wasm', task: 'regression', train: ofItself(slicePairs(data, 0, 1500)), validation: ofItself(slicePairs(data, 2000, 2400)), model: network(seed),
    optimizer: () => tf.train.adam(0.003), loss: 'meanSquaredError', metrics: [], batchSize: 32, epochs: 7, shuffle: true, via: 'fit', score: 'r2',
  };
}

family.healthy('adam', 'An autoencoder of 8 × 8 digits through 12 numbers, Adam at 0.003.', plain);
family.variant('momentum', 'adam', 'Momentum 0.9 at 0.5: a mean over 64 pixels has small gradients.', () => ({ optimizer: () => tf.train.momentum(0.5, 0.9) }));
family.variant('denoising', 'adam', 'Noise on the inputs, clean targets.', ({ train, validation }, seed) => {
  const noisy = (pairs: Pairs, place: number): Pairs => ({ xs: wrong.scaled({ ...pairs.xs, values: pairs.xs.values.map((value, at) => value + 0.2 * Math.sin((at + 1) * 12.9898 * (seed + place))) }, 1), ys: pairs.ys });
  return { train: noisy(train, 0), validation: noisy(validation, 3) };
});

family.fault('unscaled', 'adam', 'data', ['input-scale', 'target-scale', 'head-loss-mismatch'], 'Pixels 0 … 255 in and out, under a sigmoid head.', ({ train, validation }) => {
  const raw = (pairs: Pairs): Pairs => ofItself({ ...pairs, xs: wrong.scaled(pairs.xs, 255) });
  return { train: raw(train), validation: raw(validation) };
});
family.fault('targets-shuffled', 'adam', 'data', ['labels'], 'Targets are images of other rows.', ({ train }, seed) => ({ train: wrong.pairedWrongly(train, seed) }));
family.fault('nan-rows', 'adam', 'data', ['data-non-finite'], 'One in a hundred images holds a NaN.', ({ train }, seed) => {
  const { xs, ys } = wrong.withNaNRows(train, 0.01, seed);
  return { train: { xs, ys } };
});
family.fault('validation-inverted', 'adam', 'data', ['train-validation-mismatch'], 'Validation images are inverted.', ({ validation }) => ({ validation: ofItself({ ...validation, xs: wrong.scaled(validation.xs, -1, 1) }) }));
family.fault('dead-from-the-start', 'adam', 'model', ['initialisation'], 'Hidden biases start at −10.', (_, seed) => ({ model: network(seed, { hiddenBias: -10 }) }));
family.fault('rate-too-high', 'momentum', 'optimisation', ['learning-rate-too-high'], 'Momentum 0.9 at 500.', () => ({ optimizer: () => tf.train.momentum(500, 0.9) }));
family.fault('rate-far-too-low', 'adam', 'optimisation', ['learning-rate-too-low'], 'Adam at 1e-6.', () => ({ optimizer: () => tf.train.adam(1e-6) }));
family.fault('bottleneck-one', 'adam', 'model', ['capacity-too-small'], 'A bottleneck of one number.', (_, seed) => ({ model: network(seed, { hidden: [32, 1, 32] }) }));
family.fault('few-samples', 'adam', 'data', ['overfitting'], '20 training images, a wide bottleneck, many epochs.', ({ train }, seed) => ({ train: slicePairs(train, 0, 20), model: network(seed, { hidden: [96, 64, 96] }), epochs: 350 }));
