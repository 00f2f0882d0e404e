import { curve, factsOf, layerOf, modelOf, noise, testRule } from '../../rule-tester.ts';
import { trainingNonFinite } from './rule.ts';
import { words } from './words.ts';

const calm = (step: number): number => 2 * Math.exp(-step / 100) * (1 + 0.1 * noise(step));

testRule(trainingNonFinite, words, {
  fires: [
    { name: 'loss becomes NaN from nowhere', series: { 'train/loss': curve(100, (step) => (step < 80 ? calm(step) : NaN)) }, finding: { severity: 'critical', subject: 'model', cause: 'numerical-error', firstStep: 80 } },
    {
      name: 'gradient grew before: steps too large',
      series: { 'train/loss': curve(60, (step) => (step < 55 ? 2 : NaN)), 'gradient-norm': curve(60, (step) => (step < 45 ? 1 : step < 55 ? 4 ** (step - 45) : NaN)) },
      finding: { cause: 'learning-rate-too-high', firstStep: 55 },
    },
    {
      name: 'one update was huge',
      series: { 'train/loss': [2.3, 50, NaN], 'update-ratio/dense_1/kernel': [3, 40, NaN] },
      finding: { cause: 'learning-rate-too-high' },
    },
    {
      name: 'the input row itself',
      series: { 'train/loss': [2.3, 2.2, NaN, NaN] },
      facts: factsOf({ nonFiniteTrace: { where: 'input', subject: null, rows: [7], finite: [] } }),
      finding: { cause: 'data-non-finite' },
    },
    { name: 'the input, without a trace', series: { 'train/loss': [2.3, NaN], 'input-non-finite': [0, 3] }, finding: { cause: 'data-non-finite' } },
    {
      name: 'first layer overflows at the first step',
      series: { 'train/loss': [NaN, NaN] },
      facts: factsOf({ nonFiniteTrace: { where: 'activation', subject: 'dense_1', rows: [], finite: ['input'] } }),
      finding: { cause: 'initialisation', subject: 'dense_1' },
    },
    {
      name: 'a recurrent layer',
      series: { 'train/loss': curve(50, (step) => (step < 40 ? 2 : NaN)) },
      facts: factsOf({ model: modelOf(['tanh', 'softmax'], (layer, index) => layerOf({ ...layer, isRecurrent: index === 0, timeSteps: 50 })), nonFiniteTrace: { where: 'activation', subject: 'dense_1', rows: [], finite: ['input'] } }),
      finding: { cause: 'recurrent-instability' },
    },
    { name: 'gradients alone', series: { 'train/loss': curve(30, () => 1), 'gradient-non-finite/dense_1/kernel': curve(30, (step) => (step > 25 ? 4 : 0)) }, finding: { cause: 'numerical-error', firstStep: 26 } },
    { name: 'infinite weights', series: { 'train/loss': curve(30, () => 1), 'weight-norm/dense_1/kernel': curve(30, (step) => (step > 25 ? Infinity : 3)) } },
  ],
  silent: [
    { name: 'everything finite', series: { 'train/loss': curve(100, calm), 'gradient-norm': curve(100, calm), 'weight-norm/dense_1/kernel': curve(100, () => 5), 'gradient-non-finite/dense_1/kernel': curve(100, () => 0) } },
    { name: 'huge, but finite', series: { 'train/loss': curve(50, () => 1e300) } },
    { name: 'a skipped step long ago', series: { 'train/loss': curve(100, (step) => (step === 10 ? NaN : calm(step))) }, facts: factsOf({ nonFiniteTrace: { where: 'loss', subject: null, rows: [], finite: ['input'] } }) },
    { name: 'nothing logged yet', series: {} },
  ],
});
