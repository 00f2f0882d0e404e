import { Family } from '../case.ts';
import { irises, penguins } from '../data/tables.ts';
import { denseNetwork, type DenseOptions } from '../networks.ts';
import * as wrong from '../operators.ts';
import { columnStatistics, type Pairs, slicePairs, standardise } from '../rows.ts';
import { tf } from '../tensorflow.ts';
import type { Training } from '../training.ts';

const family = new Family('penguins-mlp');
export const penguinsMlp = family.cases;

const network = (seed: number, options: Partial<DenseOptions> = {}) => () => denseNetwork({ inputs: 4, hidden: [16, 12], outputs: 3, activation: 'tanh', seed, ...options });

function prepared(data: Pairs, count: number) {
  const raw = { train: slicePairs(data, 0, count), validation: slicePairs(data, count, data.xs.shape[0]!) };
  const inputs = columnStatistics(raw.train.xs);
  const prepare = (pairs: Pairs): Pairs => ({ xs: standardise(pairs.xs, inputs), ys: pairs.ys });
  return { raw, train: prepare(raw.train), validation: prepare(raw.validation) };
}

function plain(seed: number): Training {
  const { train, validation } = prepared(penguins(seed), 220);
  return {
    backend: 'wasm', task: 'classification', train, validation, model: network(seed), optimizer: () => tf.train.adam(0.005), loss: 'categoricalCrossentropy', metrics: ['accuracy'],
    batchSize: 16, epochs: 20, shuffle: true, via: 'fit', score: 'accuracy',
  };
}

family.healthy('adam', 'Species of 342 penguins from four measures, two tanh layers, Adam at 0.005.', plain);
family.variant('rmsprop', 'adam', 'The same with RMSProp at 0.003 and ReLU.', (_, seed) => ({ optimizer: () => tf.train.rmsprop(0.003), model: network(seed, { activation: 'relu' }) }));
family.variant('tiny-batches', 'adam', 'Batches of 3.', () => ({ batchSize: 3, epochs: 5, optimizer: () => tf.train.adam(0.002) }));
family.variant('irises', 'adam', 'The same network on 150 irises.', (_, seed) => prepared(irises(seed), 100));
family.variant('sgd', 'adam', 'SGD at 0.1.', () => ({ optimizer: () => tf.train.sgd(0.1) }));

family.fault('unscaled-inputs', 'sgd', 'data', ['input-scale'], 'Grams and millimetres go in as they are.', (_, seed) => {
  const { raw } = prepared(penguins(seed), 220);
  return { train: raw.train, validation: raw.validation };
});
family.fault('labels-shuffled', 'adam', 'data', ['labels'], 'Species are joined to the wrong rows.', ({ train }, seed) => ({ train: wrong.pairedWrongly(train, seed) }));
family.fault('labels-off-by-one', 'adam', 'data', ['labels', 'train-validation-mismatch'], 'Training labels come from another coding of the species.', ({ train }) => ({ train: wrong.offByOne(train) }));
family.fault('normaliser-refitted', 'adam', 'data', ['train-validation-mismatch'], 'The validation rows were not standardised.', ({ validation }, seed) => ({ validation: { ...validation, xs: prepared(penguins(seed), 220).raw.validation.xs } }));
family.fault('nan-rows', 'adam', 'data', ['data-non-finite'], 'Missing measures became NaN.', ({ train }, seed) => ({ train: wrong.withNaNRows(train, 0.02, seed) }));
family.fault('sorted-unshuffled', 'sgd', 'data', ['batch-order'], 'Rows are sorted by species and not shuffled.', ({ train }) => ({ train: wrong.sortedByClass(train), shuffle: false }));
family.fault('zero-initialised', 'adam', 'model', ['initialisation'], 'All kernels start at zero.', (_, seed) => ({ model: network(seed, { hiddenInitializer: 'zeros' }) }));
family.fault('sigmoid-head', 'adam', 'head-and-loss', ['head-loss-mismatch'], 'A sigmoid head under a loss for a softmax.', (_, seed) => ({ model: network(seed, { outputActivation: 'sigmoid' }) }));
family.fault('rate-too-high', 'sgd', 'optimisation', ['learning-rate-too-high'], 'SGD at 30.', () => ({ optimizer: () => tf.train.sgd(30) }));
family.fault('rate-far-too-low', 'adam', 'optimisation', ['learning-rate-too-low'], 'Adam at 1e-6.', () => ({ optimizer: () => tf.train.adam(1e-6) }));
family.fault('deep-sigmoid', 'sgd', 'model', ['activation-choice', 'depth-without-shortcut', 'initialisation'], 'Seven sigmoid layers.', (_, seed) => ({ model: network(seed, { hidden: Array<number>(7).fill(12), activation: 'sigmoid' }) }));
