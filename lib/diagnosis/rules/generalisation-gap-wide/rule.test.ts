import { curve, dataOf, factsOf, noise, statisticsOf, testRule, trainingOf } from '../../rule-tester.ts';
import { generalisationGapWide } from './rule.ts';
import { words } from './words.ts';

const evaluations = (count: number, at: (index: number) => number, spread = 0.01, seed = 1) => ({
  steps: curve(count, (index) => 50 * (index + 1)),
  values: curve(count, (index) => at(index) + spread * noise(index, seed)),
});
const losses = { 'validation/loss': evaluations(12, () => 0.5), 'train-probe/loss': evaluations(12, () => 0.1) };
const accuracies = (train: number, validation: number) => ({
  ...losses,
  'train-probe/accuracy': evaluations(12, (i) => train - 0.5 * Math.exp(-i)),
  'validation/accuracy': evaluations(12, (i) => validation - 0.5 * Math.exp(-i), 0.01, 2),
});
const many = factsOf({ data: dataOf(), training: trainingOf({ validationSamples: 1000 }) });
const regression = factsOf({ training: trainingOf({ task: 'regression', losses: ['meanSquaredError'] }) });

testRule(generalisationGapWide, words, {
  fires: [
    { name: '100 % on training rows, 72 % on validation', series: accuracies(0.99, 0.72), facts: many, finding: { severity: 'warning', subject: 'model', cause: 'overfitting' } },
    { name: '14 points apart: said quietly', series: accuracies(0.97, 0.83), facts: many, finding: { severity: 'info' } },
    {
      name: 'regression, validation loss five times the training loss',
      series: { 'train-probe/loss': evaluations(12, (i) => 0.05 + Math.exp(-i), 0), 'validation/loss': evaluations(12, (i) => 0.3 + Math.exp(-i), 0.01) },
      facts: regression,
      finding: { severity: 'warning' },
    },
    {
      name: 'regression learned by heart: neither rows met first nor validation beat the mean of the targets',
      series: { 'train/loss': curve(600, (step) => 1.05 - step / 1500), 'train-probe/loss': evaluations(12, (i) => 1 - i / 30, 0), 'validation/loss': evaluations(12, () => 1.02) },
      facts: factsOf({ data: dataOf({ targets: [statisticsOf()], classCounts: null }), training: trainingOf({ task: 'regression', losses: ['meanSquaredError'], stepsPerEpoch: 50, validationSamples: 200 }) }),
      finding: { severity: 'warning', cause: 'labels' },
    },
  ],
  silent: [
    { name: 'near miss: 9 points apart', series: accuracies(0.98, 0.89), facts: many },
    { name: '12 points apart on 30 validation rows: within three standard errors', series: accuracies(0.92, 0.8), facts: factsOf({ data: dataOf(), training: trainingOf({ validationSamples: 30 }) }) },
    { name: 'classification is not judged by its losses', series: losses, facts: many },
    { name: 'validation above training', series: accuracies(0.8, 0.95), facts: many },
    { name: 'regression, near miss: 1.8 times', series: { 'train-probe/loss': evaluations(12, () => 0.1, 0), 'validation/loss': evaluations(12, () => 0.18, 0) }, facts: regression },
    {
      name: 'regression, both losses next to nothing',
      series: { 'train-probe/loss': evaluations(12, (i) => Math.exp(-i) + 1e-4, 0), 'validation/loss': evaluations(12, (i) => Math.exp(-i) + 5e-4, 0) },
      facts: regression,
    },
    { name: 'two evaluations only', series: { 'train-probe/accuracy': evaluations(2, () => 1), 'validation/accuracy': evaluations(2, () => 0.5) }, facts: many },
  ],
});
