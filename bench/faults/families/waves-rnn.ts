import { Family } from '../case.ts';
import { firstMarks, waves } from '../data/sequences.ts';
import * as wrong from '../operators.ts';
import { slicePairs } from '../rows.ts';
import { type Model, type Tensor, tf } from '../tensorflow.ts';
import type { Training } from '../training.ts';

const family = new Family('waves-rnn');
export const wavesRnn = family.cases;

interface RecurrentOptions {
  readonly cell?: 'gru' | 'simple';
  readonly units?: number;
  readonly steps?: number;
  readonly columns?: number;
  readonly recurrentStd?: number;
  readonly outputActivation?: 'softmax' | 'linear';
  readonly activation?: 'tanh' | 'linear';
}

const network = (seed: number, options: RecurrentOptions = {}) => (): Model => {
  const { cell = 'gru', units = 12, steps = 16, columns = 1, recurrentStd, outputActivation = 'softmax', activation = 'tanh' } = options;
  const shared = {
    units, activation, inputShape: [steps, columns], name: 'memory', kernelInitializer: tf.initializers.glorotUniform({ seed: seed * 100 + 1 }) as never,
    recurrentInitializer: tf.initializers.randomNormal({ stddev: recurrentStd ?? 1 / Math.sqrt(units), seed: seed * 100 + 2 }) as never,
  } as const;
  const model = tf.sequential();
  model.add(cell === 'gru' ? tf.layers.gru(shared as never) : tf.layers.simpleRNN(shared as never));
  model.add(tf.layers.dense({ units: 4, activation: outputActivation, name: 'output', kernelInitializer: tf.initializers.glorotUniform({ seed: seed * 100 + 3 }) as never }));
  return model;
};
const crossEntropy = (target: Tensor, logits: Tensor): Tensor => tf.losses.softmaxCrossEntropy(target, logits);

function plain(seed: number): Training {
  const data = waves(1000, 16, seed);
  return {
    backend: 'wasm', task: 'classification', train: slicePairs(data, 0, 700), validation: slicePairs(data, 700, 1000), model: network(seed),
    optimizer: () => tf.train.adam(0.01), loss: 'categoricalCrossentropy', metrics: ['accuracy'], batchSize: 32, epochs: 8, shuffle: true, via: 'fit', score: 'accuracy',
  };
}

family.healthy('gru', 'A GRU of 12 units tells four wave shapes apart, Adam at 0.01.', plain);
family.variant('simple', 'gru', 'A simple recurrent network over 16 steps.', (_, seed) => ({ model: network(seed, { cell: 'simple' }) }));
family.variant('own-loop', 'gru', 'A loop over optimizer.minimize on logits.', (_, seed) => ({ model: network(seed, { outputActivation: 'linear' }), loss: crossEntropy, via: 'loop' }));
family.healthy('remembering', 'A GRU remembers the mark at the start of a sequence of 12 steps: nothing at first, then all at once.', (seed) => {
  const data = firstMarks(900, 12, seed);
  return { ...plain(seed), train: slicePairs(data, 0, 600), validation: slicePairs(data, 600, 900), model: network(seed, { steps: 12, columns: 4 }), optimizer: () => tf.train.adam(0.02), epochs: 12 };
});

family.fault('labels-shuffled', 'gru', 'data', ['labels'], 'Labels are read in another order than sequences.', ({ train }, seed) => ({ train: wrong.pairedWrongly(train, seed) }));
family.fault('steps-scrambled', 'gru', 'data', ['layout-or-reshape', 'labels'], 'A reshape puts the time steps of every sequence in another order.', ({ train, validation }, seed) => ({
  train: wrong.scrambledWithinRows(train, seed), validation: wrong.scrambledWithinRows(validation, seed + 1),
}));
family.fault('unscaled-inputs', 'simple', 'data', ['input-scale'], 'Amplitudes in thousandths of a volt: a thousand times too large.', ({ train, validation }) => ({
  train: { ...train, xs: wrong.scaled(train.xs, 1000) }, validation: { ...validation, xs: wrong.scaled(validation.xs, 1000) },
}));
family.fault('sorted-unshuffled', 'gru', 'data', ['batch-order'], 'Sequences are sorted by class and not shuffled.', ({ train }) => ({ train: wrong.sortedByClass(train), shuffle: false }));
family.fault('recurrent-explodes', 'simple', 'model', ['recurrent-instability', 'initialisation'], 'A linear recurrent cell whose recurrent kernel starts three times too wide.', (_, seed) => ({ model: network(seed, { cell: 'simple', recurrentStd: 0.9, activation: 'linear' }) }));
family.fault('forgets-the-start', 'remembering', 'model', ['recurrent-instability', 'activation-choice', 'initialisation'], 'A simple recurrent cell with a small recurrent kernel in place of the GRU.', (_, seed) => ({ model: network(seed, { steps: 12, columns: 4, cell: 'simple', recurrentStd: 0.1 }) }));
family.fault('rate-too-high', 'gru', 'optimisation', ['learning-rate-too-high'], 'Adam at 1.', () => ({ optimizer: () => tf.train.adam(1) }));
family.fault('rate-far-too-low', 'gru', 'optimisation', ['learning-rate-too-low'], 'Adam at 1e-6.', () => ({ optimizer: () => tf.train.adam(1e-6) }));
family.fault('double-softmax', 'own-loop', 'head-and-loss', ['head-loss-mismatch'], 'A softmax head under a loss that takes logits.', (_, seed) => ({ model: network(seed, { outputActivation: 'softmax' }) }));

family.round = 2;
family.fault('validation-relabelled', 'simple', 'evaluation', ['train-validation-mismatch', 'labels'], 'Validation labels number the classes in another order.', ({ validation }) => ({ validation: wrong.relabelled(validation, [1, 2, 3, 0]) }));
family.fault('labels-off-by-row', 'simple', 'data', ['labels'], 'A header line was counted: every label stands one row too low.', ({ train }) => ({ train: wrong.shiftedByOneRow(train) }));
