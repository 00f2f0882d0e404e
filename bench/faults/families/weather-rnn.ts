import { Family } from '../case.ts';
import { weather } from '../data/tables.ts';
import * as wrong from '../operators.ts';
import { columnStatistics, type Pairs, reshaped, type Rows, slicePairs, standardise } from '../rows.ts';
import { type Model, type Tensor, tf } from '../tensorflow.ts';
import type { Training } from '../training.ts';

const family = new Family('weather-rnn');
export const weatherRnn = family.cases;
const days = 10;

const network = (seed: number, cell: 'gru' | 'lstm' = 'gru') => (): Model => {
  const shared = { units: 10, inputShape: [days, 4], name: 'memory', kernelInitializer: tf.initializers.glorotUniform({ seed: seed * 100 + 1 }), recurrentInitializer: tf.initializers.randomNormal({ stddev: 0.3, seed: seed * 100 + 2 }) };
  const model = tf.sequential();
  model.add(cell === 'gru' ? tf.layers.gru(shared as never) : tf.layers.lstm(shared as never));
  model.add(tf.layers.dense({ units: 1, name: 'output', kernelInitializer: tf.initializers.glorotUniform({ seed: seed * 100 + 3 }) as never }));
  return model;
};
const meanSquares = (target: Tensor, prediction: Tensor): Tensor => tf.losses.meanSquaredError(target, prediction);

function prepared() {
  const data = weather(days);
  const raw = { train: slicePairs(data, 0, 1000), validation: slicePairs(data, 1000, data.xs.shape[0]!) };
  const byDay = (rows: Rows): Rows => ({ values: rows.values, shape: [rows.values.length / 4, 4] });
  const [inputs, targets] = [columnStatistics(byDay(raw.train.xs)), columnStatistics(raw.train.ys)];
  const prepare = (pairs: Pairs): Pairs => {
    const xs = standardise(byDay(pairs.xs), inputs);
    return { xs: reshaped({ values: xs.values, shape: pairs.xs.shape }, days, 4), ys: standardise(pairs.ys, targets) };
  };
  return { raw, train: prepare(raw.train), validation: prepare(raw.validation) };
}

function plain(seed: number): Training {
  const { train, validation } = prepared();
  return {
    backend: 'wasm', task: 'regression', train, validation, model: network(seed), optimizer: () => tf.train.adam(0.005), loss: meanSquares, metrics: [], batchSize: 32, epochs: 8, shuffle: true,
    via: 'loop', score: 'r2',
  };
}

family.healthy('gru-loop', "Tomorrow's highest temperature from ten days, a GRU in a loop of its own, validated on later days.", plain);
family.variant('lstm-fit', 'gru-loop', 'An LSTM with model.fit.', (_, seed) => ({ model: network(seed, 'lstm'), loss: 'meanSquaredError', via: 'fit' }));
family.variant('clipped', 'gru-loop', 'Gradients clipped at a generous norm of 5.', () => ({
  gradients: (gradients) => Object.fromEntries(Object.entries(gradients).map(([name, gradient]) => [name, tf.clipByValue(gradient, -5, 5)])),
}));

family.fault('targets-shuffled', 'gru-loop', 'data', ['labels'], 'Targets are joined to other days.', ({ train }, seed) => ({ train: wrong.pairedWrongly(train, seed) }));
family.fault('fahrenheit', 'gru-loop', 'data', ['train-validation-mismatch'], 'The validation days are in other units and not standardised.', ({ validation }) => ({ validation: { ...validation, xs: prepared().raw.validation.xs } }));
family.fault('nan-days', 'gru-loop', 'data', ['data-non-finite'], 'A gap in the file became NaN.', ({ train }, seed) => ({ train: wrong.withNaNRows(train, 0.01, seed) }));
family.fault('target-unscaled', 'lstm-fit', 'data', ['target-scale'], 'The target in thousandths of a degree.', ({ train, validation }) => {
  const { raw } = prepared();
  return { train: { ...train, ys: wrong.scaled(raw.train.ys, 1000) }, validation: { ...validation, ys: wrong.scaled(raw.validation.ys, 1000) } };
});
family.fault('rate-too-high', 'gru-loop', 'optimisation', ['learning-rate-too-high'], 'Adam at 2.', () => ({ optimizer: () => tf.train.adam(2) }));
family.fault('rate-far-too-low', 'gru-loop', 'optimisation', ['learning-rate-too-low'], 'Adam at 1e-6.', () => ({ optimizer: () => tf.train.adam(1e-6) }));
