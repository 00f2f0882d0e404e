import { Family } from '../case.ts';
import { digits } from '../data/digits.ts';
import { denseNetwork, type DenseOptions } from '../networks.ts';
import * as wrong from '../operators.ts';
import { mapRows, slicePairs } from '../rows.ts';
import { type Model, type Tensor, tf } from '../tensorflow.ts';
import type { Training } from '../training.ts';

const family = new Family('digits-mlp');
export const digitsMlp = family.cases;

const network = (seed: number, options: Partial<DenseOptions> = {}) => () => denseNetwork({ inputs: 196, hidden: [48, 32], outputs: 10, seed, ...options });
/** Loss of a loop: logits against one-hot labels. */
const crossEntropy = (target: Tensor, logits: Tensor): Tensor => tf.losses.softmaxCrossEntropy(target, logits);

function plain(seed: number): Training {
  const data = digits(14, seed);
  return {
    backend: 'wasm', task: 'classification', train: slicePairs(data, 0, 2000), validation: slicePairs(data, 2000, 2500), model: network(seed),
    optimizer: () => tf.train.adam(0.002), loss: 'categoricalCrossentropy', metrics: ['accuracy'], batchSize: 32, epochs: 7, shuffle: true, via: 'fit', score: 'accuracy',
  };
}

family.healthy('adam', '196-48-32-10 ReLU network, Adam at 0.002, batches of 32.', plain);
family.variant('sgd', 'adam', 'The same with plain SGD at 0.1.', () => ({ optimizer: () => tf.train.sgd(0.1) }));
family.variant('momentum', 'adam', 'SGD with momentum 0.9 at 0.02, batches of 64.', () => ({ optimizer: () => tf.train.momentum(0.02, 0.9), batchSize: 64, epochs: 10 }));
family.variant('dropout-half', 'adam', 'Dropout 0.5 behind both hidden layers.', (_, seed) => ({ model: network(seed, { hidden: [96, 64], dropout: 0.5 }) }));
family.variant('label-noise-mild', 'adam', 'Five in a hundred training labels are wrong, as real data has them.', ({ train }, seed) => ({ train: wrong.mislabelled(train, 0.05, seed) }));
family.variant('tiny-batches', 'adam', 'Batches of 4: a loss that jumps, and a network that learns.', ({ train }) => ({ train: slicePairs(train, 0, 1200), batchSize: 4, epochs: 2, optimizer: () => tf.train.adam(0.001) }));
family.variant('warm-up-cosine', 'adam', 'Learning rate warmed up over a tenth of the steps, then a cosine down to zero.', () => ({
  learningRateAt: (step, steps) => 0.004 * (step < steps / 10 ? (step + 1) / (steps / 10) : 0.5 * (1 + Math.cos((Math.PI * (step - steps / 10)) / (0.9 * steps)))),
}));
family.variant('warm-restarts', 'adam', 'A cosine that starts again at full height three times.', () => ({
  learningRateAt: (step, steps) => 0.0001 + 0.003 * 0.5 * (1 + Math.cos(Math.PI * ((step % Math.ceil(steps / 3)) / Math.ceil(steps / 3)))),
}));
family.variant('slow-but-fine', 'sgd', 'A learning rate ten times lower than it could be: slow, and still getting there.', () => ({ optimizer: () => tf.train.sgd(0.01), epochs: 9 }));
family.variant('sparse-input', 'adam', 'Only bright pixels are kept, most inputs are zero.', ({ train, validation }) => ({
  train: { ...train, xs: { ...train.xs, values: train.xs.values.map((value) => (value > 0.5 ? 1 : 0)) } },
  validation: { ...validation, xs: { ...validation.xs, values: validation.xs.values.map((value) => (value > 0.5 ? 1 : 0)) } },
}));
family.variant('fine-tuning', 'adam', 'The first layer is frozen on purpose, the wide rest is trained.', (_, seed) => ({ model: network(seed, { hidden: [128, 64], frozen: [0] }) }));
family.variant('batch-norm', 'adam', 'Batch normalisation behind both hidden layers, batches of 32.', (_, seed) => ({ model: network(seed, { batchNorm: true }), epochs: 5 }));
family.variant('own-loop', 'adam', 'A loop over optimizer.minimize on logits, validated after each epoch.', (_, seed) => ({
  model: network(seed, { outputActivation: 'linear' }), loss: crossEntropy, via: 'loop',
}));
family.variant('l2-mild', 'adam', 'An L2 penalty of 1e-4.', (_, seed) => ({ model: network(seed, { l2: 1e-4 }) }));
family.variant('few-but-stopped', 'adam', '600 digits and few epochs: stopped before it overfits.', ({ train }) => ({ train: slicePairs(train, 0, 600), epochs: 12 }));

family.fault('unscaled-inputs', 'sgd', 'data', ['input-scale'], 'Pixels left at 0 … 255, in training and validation.', ({ train, validation }) => ({
  train: { ...train, xs: wrong.scaled(train.xs, 255) }, validation: { ...validation, xs: wrong.scaled(validation.xs, 255) },
}));
family.fault('labels-shuffled', 'adam', 'data', ['labels'], 'Labels are read in another order than images.', ({ train }, seed) => ({ train: wrong.pairedWrongly(train, seed) }));
family.fault('labels-half-wrong', 'adam', 'data', ['labels'], 'Half of the training labels are wrong.', ({ train }, seed) => ({ train: wrong.mislabelled(train, 0.5, seed), epochs: 7 }));
family.fault('labels-off-by-one', 'adam', 'data', ['labels', 'train-validation-mismatch'], 'Training labels count from one, validation labels from zero.', ({ train }) => ({ train: wrong.offByOne(train) }));
family.fault('nan-rows', 'adam', 'data', ['data-non-finite'], 'One in a hundred rows holds a NaN.', ({ train }, seed) => ({ train: wrong.withNaNRows(train, 0.01, seed) }));
family.fault('read-transposed', 'adam', 'data', ['layout-or-reshape', 'labels'], 'The pixel matrix is read column by column although it lies row by row.', ({ train, validation }) => ({
  train: wrong.readTransposed(train), validation: wrong.readTransposed(validation),
}));
family.fault('pixels-scrambled', 'adam', 'data', ['layout-or-reshape', 'labels'], 'A reshape scrambles the pixels of every image differently.', ({ train, validation }, seed) => ({
  train: wrong.scrambledWithinRows(train, seed), validation: wrong.scrambledWithinRows(validation, seed + 1),
}));
family.fault('validation-unscaled', 'adam', 'data', ['train-validation-mismatch'], 'The scaling to 0 … 1 is left out for the validation images.', ({ validation }) => ({ validation: { ...validation, xs: wrong.scaled(validation.xs, 255) } }));
family.fault('validation-inverted', 'adam', 'data', ['train-validation-mismatch'], 'Validation images come from a decoder that inverts them.', ({ validation }) => ({ validation: { ...validation, xs: wrong.scaled(validation.xs, -1, 1) } }));
family.fault('sorted-unshuffled', 'sgd', 'data', ['batch-order'], 'Rows are sorted by class and not shuffled.', ({ train }) => ({ train: wrong.sortedByClass(train), shuffle: false }));
family.fault('classes-imbalanced', 'adam', 'data', ['class-imbalance'], 'Ninety-seven in a hundred rows are zeros.', ({ train }) => ({ train: wrong.imbalanced(train, 0.03), score: 'balanced-accuracy' }));
family.fault('validation-leaked', 'few-but-stopped', 'data', ['data-leak'], 'The validation rows are taken from the training rows.', ({ train, validation }) => ({
  validation: slicePairs(train, 0, 500), honest: validation, score: 'honesty',
}));
family.fault('inputs-constant', 'adam', 'data', ['input-constant'], 'Every image is decoded to zeros.', ({ train, validation }) => ({ train: wrong.constantInputs(train), validation: wrong.constantInputs(validation) }));
family.fault('rows-duplicated', 'adam', 'data', ['overfitting'], 'The file holds 40 digits fifty times each.', ({ train }) => ({ train: wrong.repeated(train, 40) }));
family.fault('few-samples', 'few-but-stopped', 'data', ['overfitting'], '60 training digits, ten times the epochs.', ({ train }) => ({ train: slicePairs(train, 0, 60), epochs: 120, batchSize: 16 }));

family.fault('linear-head', 'sgd', 'head-and-loss', ['head-loss-mismatch'], 'The softmax is missing although the loss takes probabilities.', (_, seed) => ({ model: network(seed, { outputActivation: 'linear' }) }));
family.fault('double-softmax', 'own-loop', 'head-and-loss', ['head-loss-mismatch'], 'A softmax head under a loss that takes logits.', (_, seed) => ({ model: network(seed, { outputActivation: 'softmax' }) }));
family.fault('relu-head', 'own-loop', 'head-and-loss', ['head-loss-mismatch'], 'A ReLU head under a loss that takes logits.', (_, seed) => ({ model: network(seed, { outputActivation: 'relu' }) }));
family.fault('loss-sign-flipped', 'own-loop', 'head-and-loss', ['wrong-loss'], 'The likelihood is minimised instead of its negative.', () => ({ loss: (target: Tensor, logits: Tensor): Tensor => tf.neg(tf.losses.softmaxCrossEntropy(target, logits)) }));

family.fault('zero-initialised', 'adam', 'model', ['initialisation'], 'All kernels start at zero.', (_, seed) => ({ model: network(seed, { hiddenInitializer: 'zeros' }) }));
family.fault('initialised-too-wide', 'sgd', 'model', ['initialisation'], 'Hidden kernels start with a deviation of 2.', (_, seed) => ({ model: network(seed, { hiddenInitializer: 'wide' }) }));
family.fault('dead-from-the-start', 'adam', 'model', ['initialisation'], 'Hidden biases start at −10: no ReLU ever fires.', (_, seed) => ({ model: network(seed, { hiddenBias: -10 }) }));
family.fault('deep-sigmoid', 'sgd', 'model', ['activation-choice', 'depth-without-shortcut', 'initialisation'], 'Eight sigmoid layers in place of two of ReLU.', (_, seed) => ({ model: network(seed, { hidden: Array<number>(8).fill(32), activation: 'sigmoid' }) }));
family.fault('two-units', 'adam', 'model', ['capacity-too-small'], 'Two hidden units in place of 48.', (_, seed) => ({ model: network(seed, { hidden: [2] }) }));
family.fault('head-cut-off', 'own-loop', 'model', ['disconnected-variable', 'frozen-variable'], 'Hidden activations pass through dataSync, which cuts the gradient.', (_, seed) => ({
  model: network(seed, { hidden: [12, 6], outputActivation: 'linear' }),
  forward: (model, xs) => {
    let hidden = xs;
    for (const layer of model.layers.slice(0, -1)) hidden = layer.apply(hidden) as Tensor;
    return model.layers.at(-1)!.apply(tf.tensor(hidden.dataSync(), hidden.shape)) as Tensor;
  },
}));
family.fault('frozen-by-mistake', 'adam', 'model', ['frozen-variable'], 'Both narrow hidden layers are left frozen at their random start.', (_, seed) => ({ model: network(seed, { hidden: [12, 6], frozen: [0, 1] }) }));
family.fault('dropout-extreme', 'adam', 'model', ['regularisation-too-strong'], 'Dropout of 0.95 behind both hidden layers.', (_, seed) => ({ model: network(seed, { dropout: 0.95 }) }));
family.fault('l2-too-strong', 'l2-mild', 'model', ['regularisation-too-strong'], 'The L2 penalty is 0.3 instead of 1e-4.', (_, seed) => ({ model: network(seed, { l2: 0.3 }) }));

family.fault('rate-far-too-high', 'sgd', 'optimisation', ['learning-rate-too-high'], 'SGD at 10.', () => ({ optimizer: () => tf.train.sgd(10) }));
family.fault('adam-rate-too-high', 'adam', 'optimisation', ['learning-rate-too-high'], 'Adam at 0.3.', () => ({ optimizer: () => tf.train.adam(0.3) }));
family.fault('momentum-rate-too-high', 'momentum', 'optimisation', ['learning-rate-too-high'], 'Momentum 0.9 at 1.', () => ({ optimizer: () => tf.train.momentum(1, 0.9) }));
family.fault('rate-far-too-low', 'sgd', 'optimisation', ['learning-rate-too-low'], 'SGD at 1e-5.', () => ({ optimizer: () => tf.train.sgd(1e-5) }));
family.fault('rate-dead-early', 'sgd', 'optimisation', ['learning-rate-schedule', 'learning-rate-too-low'], 'A decay meant per epoch is applied per step: the rate is gone after a tenth of the run.', () => ({ learningRateAt: (step) => 0.1 * 0.8 ** step }));
family.fault('whole-data-batch', 'sgd', 'optimisation', ['batch-size-too-large', 'learning-rate-too-low'], 'One batch of all 2,000 rows: few updates in the same number of epochs.', () => ({ batchSize: 2000, epochs: 40 }));
family.fault('batch-norm-pairs', 'batch-norm', 'optimisation', ['normalisation-mode', 'batch-size-too-small'], 'Batch normalisation over batches of two.', ({ train }) => ({ train: slicePairs(train, 0, 1200), batchSize: 2, epochs: 1 }));

family.variant('sigmoid-bce', 'adam', 'Ten sigmoid outputs under binary cross-entropy.', (_, seed) => ({ model: network(seed, { outputActivation: 'sigmoid' }), loss: 'binaryCrossentropy' }));
family.variant('deep-relu', 'adam', 'Five ReLU layers.', (_, seed) => ({ model: network(seed, { hidden: [48, 48, 32, 32, 32] }), optimizer: () => tf.train.adam(0.001) }));
family.fault('targets-miscoded', 'sigmoid-bce', 'data', ['wrong-loss', 'labels', 'head-loss-mismatch', 'target-scale'], 'Targets are 0 and 2 where the loss expects 0 and 1.', ({ train, validation }) => ({
  train: { ...train, ys: wrong.scaled(train.ys, 2) }, validation: { ...validation, ys: wrong.scaled(validation.ys, 2) },
}));
family.fault('no-bias', 'adam', 'model', ['bias-missing'], 'No layer has a bias.', (_, seed) => ({ model: network(seed, { useBias: false }) }));
family.fault('no-nonlinearity', 'adam', 'model', ['activation-choice'], 'The hidden activations were forgotten.', (_, seed) => ({ model: network(seed, { activation: 'linear' }) }));
family.fault('outlier-rows', 'sgd', 'data', ['input-scale', 'labels'], 'One row in three hundred is five hundred times too large.', ({ train }) => ({
  train: { ...train, xs: mapRows(train.xs, (value, row) => (row % 300 === 150 ? value * 500 : value)) },
}));
family.fault('inputs-drift', 'adam', 'data', ['train-validation-mismatch', 'batch-order'], 'The second half of the file was written with another contrast, and rows are not shuffled.', ({ train }) => ({
  train: { ...train, xs: mapRows(train.xs, (value, row) => (row >= 1000 ? 3 - 2.5 * value : value)) }, shuffle: false,
}));
family.fault('batch-norm-sorted', 'batch-norm', 'data', ['batch-order', 'normalisation-mode'], 'Batch normalisation over rows sorted by class.', ({ train }) => ({ train: wrong.sortedByClass(train), shuffle: false }));
family.fault('rate-somewhat-too-high', 'momentum', 'optimisation', ['learning-rate-too-high'], 'Momentum 0.9 at 0.3 over many epochs: it never settles.', () => ({ optimizer: () => tf.train.momentum(0.3, 0.9), epochs: 14 }));
family.fault('clipped-to-nothing', 'own-loop', 'optimisation', ['learning-rate-too-low', 'learning-rate-too-high'], 'Every gradient is clipped to 1e-4, under plain SGD.', () => ({
  optimizer: () => tf.train.sgd(0.1), gradients: (gradients) => Object.fromEntries(Object.entries(gradients).map(([name, gradient]) => [name, tf.clipByValue(gradient, -1e-4, 1e-4)])),
}));

family.round = 2;
family.variant('own-loop-sgd', 'own-loop', 'The loop with plain SGD at 0.1.', () => ({ optimizer: () => tf.train.sgd(0.1) }));
family.variant('thirty-steps', 'adam', 'Over after 30 steps.', ({ train }) => ({ train: slicePairs(train, 0, 960), epochs: 1 }));
family.variant('thousands-of-steps', 'adam', '3,000 small steps, at a low rate.', ({ train }) => ({ train: slicePairs(train, 0, 1600), batchSize: 8, epochs: 15, optimizer: () => tf.train.adam(0.0002) }));
family.variant('large-batches', 'sgd', 'Batches of 256 at a rate that fits them.', () => ({ batchSize: 256, epochs: 30, optimizer: () => tf.train.sgd(0.4) }));
family.variant('adagrad', 'adam', 'Adagrad at 0.05.', () => ({ optimizer: () => tf.train.adagrad(0.05) }));
family.variant('clipped-by-norm', 'own-loop-sgd', 'Gradients clipped by their common norm to 2.', () => ({ gradients: (gradients) => clippedByNorm(gradients, 2) }));
family.variant('batch-norm-and-dropout', 'adam', 'Batch normalisation and dropout of 0.3, batches of 16.', (_, seed) => ({ model: network(seed, { batchNorm: true, dropout: 0.3 }), batchSize: 16, epochs: 4 }));
family.variant('imbalanced-mildly', 'adam', 'The first class is four times as frequent as the others.', ({ train }) => ({ train: wrong.imbalanced(train, 0.7) }));
family.variant('rate-in-stairs', 'sgd', 'A learning rate that falls to a third twice.', () => ({ learningRateAt: (step, steps) => 0.2 * 3 ** -Math.floor((3 * step) / steps) }));
family.variant('label-noise-third', 'adam', 'A third of the labels is wrong, and the network still learns the rest; stopped in time.', ({ train }, seed) => ({ train: wrong.mislabelled(train, 0.3, seed), epochs: 3 }));

family.variant('with-seed', 'few-but-stopped', 'The config of the run names its seed.', (_, seed) => ({ config: { hidden: 48, seed } }));

family.fault('momentum-too-high', 'momentum', 'optimisation', ['learning-rate-too-high'], 'Momentum of 0.999 where 0.9 was meant.', () => ({ optimizer: () => tf.train.momentum(0.02, 0.999) }));
family.fault('gradients-accumulate', 'own-loop-sgd', 'optimisation', ['learning-rate-too-high'], 'Gradients are summed up and never set back to zero.', () => ({ gradients: neverZeroed() }));
family.fault('loss-summed', 'own-loop-sgd', 'head-and-loss', ['learning-rate-too-high', 'wrong-loss'], 'The loss is the sum over the batch, at the rate meant for the mean.', () => ({
  loss: (target: Tensor, logits: Tensor): Tensor => tf.mul(crossEntropy(target, logits), target.shape[0]!),
}));
family.fault('softmax-over-rows', 'own-loop', 'head-and-loss', ['wrong-loss', 'head-loss-mismatch'], 'The softmax runs over the rows of the batch in place of the classes.', () => ({
  loss: (target: Tensor, logits: Tensor): Tensor => tf.neg(tf.mean(tf.sum(tf.mul(target, tf.transpose(tf.logSoftmax(tf.transpose(logits)))), -1))),
}));
family.fault('dropout-on-output', 'adam', 'model', ['regularisation-too-strong', 'head-loss-mismatch'], 'Dropout of 0.5 behind the softmax.', (_, seed) => ({ model: network(seed, { outputDropout: 0.5 }) }));
family.fault('nan-row-late', 'adam', 'data', ['data-non-finite'], 'One row far down the file holds a NaN.', ({ train }) => ({ train: { ...train, xs: mapRows(train.xs, (value, row, column) => (row === 1711 && column === 60 ? NaN : value)) } }));
family.fault('temperature-overflows', 'own-loop', 'head-and-loss', ['numerical-error', 'wrong-loss'], 'A softmax written out by hand, with a temperature of 0.01: its exponentials overflow.', () => ({
  loss: (target: Tensor, logits: Tensor): Tensor => {
    const raised = tf.exp(tf.div(logits, 0.01));
    return tf.neg(tf.mean(tf.sum(tf.mul(target, tf.log(tf.div(raised, tf.sum(raised, -1, true)))), -1)));
  },
}));
family.fault('loss-clipped', 'own-loop', 'head-and-loss', ['wrong-loss', 'disconnected-variable', 'frozen-variable'], 'The loss is clipped at 1, where its gradient ends.', () => ({
  loss: (target: Tensor, logits: Tensor): Tensor => tf.clipByValue(crossEntropy(target, logits), 0, 1),
}));
family.fault('labels-constant', 'adam', 'data', ['labels', 'class-imbalance'], 'Reading the label column fails: every training row is a zero.', ({ train }) => ({ train: { ...train, ys: mapRows(train.ys, (_, row, column) => (column === 0 ? 1 : 0)) } }));
family.fault('batch-norm-slow-averages', 'batch-norm', 'model', ['normalisation-mode'], 'Moving averages with a weight of 0.9999: inference uses those of the start.', (_, seed) => ({ model: network(seed, { batchNorm: true, batchNormMomentum: 0.9999 }) }));
family.fault('penalty-subtracted', 'own-loop-sgd', 'head-and-loss', ['wrong-loss', 'learning-rate-too-high', 'regularisation-too-strong'], 'The weight penalty is subtracted in place of added.', () => penaltySubtracted());
family.fault('tanh-too-wide', 'sgd', 'model', ['initialisation', 'activation-choice'], 'Hidden tanh layers whose kernels start with a deviation of 2.', (_, seed) => ({ model: network(seed, { activation: 'tanh', hiddenInitializer: 'wide' }) }));
family.fault('rate-rises-on', 'adam', 'optimisation', ['learning-rate-too-high', 'learning-rate-schedule'], 'The ramp of a learning-rate search was left in.', () => ({ learningRateAt: (step) => 1e-4 * 1.03 ** step }));
family.fault('rate-jumps', 'sgd', 'optimisation', ['learning-rate-schedule', 'learning-rate-too-high'], 'A schedule multiplies by a hundred halfway in place of dividing by ten.', () => ({ learningRateAt: (step, steps) => (step < steps / 2 ? 0.1 : 10) }));
family.fault('inputs-brighten', 'sgd', 'data', ['train-validation-mismatch', 'batch-order'], 'The later half of the file is four times as bright, and rows are not shuffled.', ({ train }) => ({
  train: { ...train, xs: mapRows(train.xs, (value, row) => (row >= 1200 ? 4 * value : value)) }, shuffle: false,
}));
family.fault('half-data-batch', 'sgd', 'optimisation', ['batch-size-too-large', 'learning-rate-too-low'], 'Batches of 1,000 at the rate meant for 32.', () => ({ batchSize: 1000, epochs: 120, optimizer: () => tf.train.sgd(0.1) }));
family.fault('saved-without-state', 'adam', 'evaluation', ['checkpoint-incomplete'], 'Checkpoints after each epoch lack the state of Adam.', () => ({ savesWeightsOnly: true }));
family.fault('batches-not-told', 'own-loop', 'evaluation', ['logging-gap'], 'The loop does not hand its batches to the agent.', () => ({ tellsBatches: false }));
family.fault('no-seed', 'with-seed', 'evaluation', ['logging-gap'], 'The config of the run names no seed.', () => ({ config: { hidden: 48 } }));

type Gradients = Record<string, Tensor>;

function clippedByNorm(gradients: Gradients, limit: number): Gradients {
  const norm = Math.sqrt(Object.values(gradients).reduce((sum, gradient) => sum + tf.sum(tf.square(gradient)).dataSync()[0]!, 0));
  return norm <= limit ? gradients : Object.fromEntries(Object.entries(gradients).map(([name, gradient]) => [name, tf.mul(gradient, limit / norm)]));
}

function neverZeroed(): (gradients: Gradients) => Gradients {
  const sums = new Map<string, Tensor>();
  return (gradients) =>
    Object.fromEntries(
      Object.entries(gradients).map(([name, gradient]) => {
        const sum = tf.keep(tf.add(sums.get(name) ?? tf.zerosLike(gradient), gradient));
        sums.get(name)?.dispose();
        sums.set(name, sum);
        return [name, sum];
      }),
    );
}

function penaltySubtracted(): Partial<Training> {
  let net: Model | null = null;
  return {
    forward: (model, xs) => (net = model).apply(xs, { training: true }) as Tensor,
    loss: (target: Tensor, logits: Tensor): Tensor => {
      const squares = net!.layers.map((layer) => tf.sum(tf.square(layer.getWeights()[0]!)));
      return tf.sub(crossEntropy(target, logits), tf.mul(0.55, tf.addN(squares)));
    },
  };
}
