import { Family } from '../case.ts';
import { denseNetwork } from '../networks.ts';
import { points } from '../data/sequences.ts';
import * as wrong from '../operators.ts';
import { slicePairs } from '../rows.ts';
import { type Model, type Tensor, tf } from '../tensorflow.ts';
import type { Training } from '../training.ts';

const family = new Family('points-adversarial', 2);
export const pointsAdversarial = family.cases;

function plain(seed: number, columns: number): Training {
  const data = points(1200, columns, seed);
  const rate = 0.002;
  return {
    backend: 'wasm', task: 'adversarial', train: slicePairs(data, 0, 1000), validation: slicePairs(data, 1000, 1200),
    model: () => denseNetwork({ inputs: 2, hidden: [16, 16], outputs: columns, outputActivation: 'linear', seed }),
    optimizer: () => tf.train.adam(rate, 0.5),
    opponent: () => ({ model: denseNetwork({ inputs: columns, hidden: [16, 16], outputs: 1, outputActivation: 'linear', seed: seed + 1000 }), optimizer: tf.train.adam(rate, 0.5) }),
    loss: 'adversarial', metrics: [], batchSize: 50, epochs: 30, shuffle: true, via: 'adversarial', score: 'likeness',
  };
}

family.healthy('line', 'A generator and its opponent, in turn, on a normal distribution of one number: both losses swing.', (seed) => plain(seed, 1));
family.healthy('ring', 'The same on a ring in the plane.', (seed) => plain(seed, 2));
family.variant('swinging', 'line', 'Both at three times the rate: the losses chase each other.', ({ opponent }) => ({
  optimizer: () => tf.train.adam(0.006, 0.5), opponent: () => ({ model: opponent!().model, optimizer: tf.train.adam(0.006, 0.5) }),
}));
family.fault('nan-rows', 'line', 'data', ['data-non-finite'], 'One in a hundred rows holds a NaN.', ({ train }, seed) => ({ train: wrong.withNaNRows(train, 0.01, seed) }));
family.fault('generator-cut-off', 'line', 'model', ['disconnected-variable', 'frozen-variable'], 'What the generator makes passes through dataSync, which cuts its gradient.', () => ({
  forward: (model: Model, noise: Tensor): Tensor => {
    const made = model.apply(noise, { training: true }) as Tensor;
    return tf.add(tf.tensor(made.dataSync(), made.shape), tf.mul(made, 0));
  },
}));
