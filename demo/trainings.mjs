/**
 * The demo's trainings: one healthy, five with one planted fault each. What is planted stands in the name alone;
 * the diagnosis never reads names, it has to find it in the signals.
 */

/** A digit classifier: `hidden` layers, then ten softmax outputs. */
function classifier(tf, { hidden, activation, kernelInitializer, biasStart = 0, dropout = 0, seed }) {
  const model = tf.sequential();
  hidden.forEach((units, index) => {
    model.add(
      tf.layers.dense({
        units,
        activation,
        name: `hidden_${index + 1}`,
        kernelInitializer: tf.initializers[kernelInitializer]({ seed: seed + index }),
        biasInitializer: tf.initializers.constant({ value: biasStart }),
        ...(index === 0 ? { inputShape: [784] } : {}),
      }),
    );
    if (dropout > 0) model.add(tf.layers.dropout({ rate: dropout, seed: seed + 100 + index }));
  });
  model.add(tf.layers.dense({ units: 10, activation: 'softmax', name: 'output', kernelInitializer: tf.initializers.glorotUniform({ seed: seed + 99 }) }));
  return model;
}

const relu = { activation: 'relu', kernelInitializer: 'heNormal' };

export const trainings = {
  'healthy-adam': {
    about: 'two hidden layers, Adam at 0.001, a little dropout',
    model: (tf, seed) => classifier(tf, { ...relu, hidden: [128, 64], dropout: 0.2, seed }),
    optimizer: (tf) => tf.train.adam(0.001),
    data: { train: [0, 8000], validation: [8000, 10000], scale: 1 },
    batchSize: 64,
    epochs: 9,
  },
  'learning-rate-too-high': {
    about: 'the same kind of network, SGD at a learning rate of 10',
    model: (tf, seed) => classifier(tf, { ...relu, hidden: [64, 64], seed }),
    optimizer: (tf) => tf.train.sgd(10),
    data: { train: [0, 8000], validation: [8000, 10000], scale: 1 },
    batchSize: 64,
    epochs: 4,
  },
  'vanishing-sigmoid': {
    about: 'ten sigmoid layers, SGD',
    model: (tf, seed) => classifier(tf, { activation: 'sigmoid', kernelInitializer: 'glorotUniform', hidden: Array(10).fill(64), seed }),
    optimizer: (tf) => tf.train.sgd(0.1),
    data: { train: [0, 8000], validation: [8000, 10000], scale: 1 },
    batchSize: 64,
    epochs: 5,
  },
  'dead-relu': {
    about: 'ReLU layers whose biases start at −10',
    model: (tf, seed) => classifier(tf, { ...relu, hidden: [64, 64], biasStart: -10, seed }),
    optimizer: (tf) => tf.train.adam(0.001),
    data: { train: [0, 8000], validation: [8000, 10000], scale: 1 },
    batchSize: 64,
    epochs: 4,
  },
  'unscaled-input': {
    about: 'pixels left at 0…255, plain SGD',
    model: (tf, seed) => classifier(tf, { ...relu, hidden: [64, 64], seed }),
    optimizer: (tf) => tf.train.sgd(0.01),
    data: { train: [0, 8000], validation: [8000, 10000], scale: 255 },
    batchSize: 64,
    epochs: 4,
  },
  'overfit-60': {
    about: '60 training digits, 250 epochs',
    model: (tf, seed) => classifier(tf, { ...relu, hidden: [128, 64], seed }),
    optimizer: (tf) => tf.train.adam(0.001),
    data: { train: [0, 60], validation: [8000, 8500], scale: 1 },
    batchSize: 20,
    epochs: 250,
  },
};
