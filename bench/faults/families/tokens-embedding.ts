import { Family } from '../case.ts';
import { tokens } from '../data/sequences.ts';
import * as wrong from '../operators.ts';
import { mapRows, slicePairs } from '../rows.ts';
import { seededRandom, shuffledOrder } from '../seeded-random.ts';
import { type Model, type Tensor, tf } from '../tensorflow.ts';
import type { Training } from '../training.ts';

const family = new Family('tokens-embedding', 2);
export const tokensEmbedding = family.cases;

const vocabulary = 120;
const network = (seed: number, { trainsEmbedding = true, outputActivation = 'softmax' as 'softmax' | 'linear' } = {}) => (): Model => {
  const model = tf.sequential();
  model.add(tf.layers.embedding({ inputDim: vocabulary, outputDim: 4, inputLength: 12, name: 'embedding', trainable: trainsEmbedding, embeddingsInitializer: tf.initializers.randomUniform({ minval: -0.05, maxval: 0.05, seed: seed * 100 + 1 }) as never }));
  model.add(tf.layers.globalAveragePooling1d({ name: 'average' } as never));
  model.add(tf.layers.dense({ units: 16, activation: 'relu', name: 'hidden', kernelInitializer: tf.initializers.heNormal({ seed: seed * 100 + 2 }) as never }));
  model.add(tf.layers.dense({ units: 4, activation: outputActivation, name: 'output', kernelInitializer: tf.initializers.glorotUniform({ seed: seed * 100 + 3 }) as never }));
  return model;
};

function plain(seed: number): Training {
  const data = tokens(1200, 12, vocabulary, seed);
  return {
    backend: 'cpu', task: 'classification', train: slicePairs(data, 0, 900), validation: slicePairs(data, 900, 1200), model: network(seed),
    optimizer: () => tf.train.adam(0.02), loss: 'categoricalCrossentropy', metrics: ['accuracy'], batchSize: 32, epochs: 8, shuffle: true, via: 'fit', score: 'accuracy',
  };
}

family.healthy('adam', 'Twelve words of 120, averaged over their embedding of 4 numbers, tell one of four topics; Adam at 0.02.', plain);
family.variant('own-loop', 'adam', 'A loop over optimizer.minimize on logits.', (_, seed) => ({
  model: network(seed, { outputActivation: 'linear' }), loss: (target: Tensor, logits: Tensor): Tensor => tf.losses.softmaxCrossEntropy(target, logits), via: 'loop',
}));
family.fault('embedding-frozen', 'adam', 'model', ['frozen-variable'], 'The embedding is left frozen at its random start.', (_, seed) => ({ model: network(seed, { trainsEmbedding: false }) }));
family.fault('vocabulary-differs', 'adam', 'data', ['train-validation-mismatch'], 'Validation words are numbered by another vocabulary.', ({ validation }, seed) => {
  const order = shuffledOrder(vocabulary, seededRandom(seed * 53 + 23));
  return { validation: { ...validation, xs: mapRows(validation.xs, (word) => order[word]!) } };
});
family.fault('labels-shuffled', 'adam', 'data', ['labels'], 'Topics are read in another order than texts.', ({ train }, seed) => ({ train: wrong.pairedWrongly(train, seed) }));
family.fault('rate-too-high', 'adam', 'optimisation', ['learning-rate-too-high'], 'Adam at 2.', () => ({ optimizer: () => tf.train.adam(2) }));
family.fault('rate-far-too-low', 'adam', 'optimisation', ['learning-rate-too-low'], 'Adam at 1e-6.', () => ({ optimizer: () => tf.train.adam(1e-6) }));
family.fault('words-unknown', 'adam', 'data', ['input-constant'], 'Every word is looked up in the wrong case and becomes "unknown".', ({ train, validation }) => ({ train: wrong.constantInputs(train), validation: wrong.constantInputs(validation) }));
