import { curve, factsOf, noise, startOf, testRule } from '../../rule-tester.ts';
import { validationLossRising } from './rule.ts';
import { words } from './words.ts';

/** An evaluation every 30 steps, the noise of each a few percent. */
const evaluations = (count: number, at: (evaluation: number) => number, seed = 1) => ({
  steps: curve(count, (index) => 30 * (index + 1)),
  values: curve(count, (index) => at(index) * (1 + 0.03 * noise(index, seed))),
});
const parabola = (index: number): number => 0.6 + 1.6 * Math.exp(-index / 2) + 0.06 * Math.max(0, index - 5);
const falling = (index: number): number => 2.2 * Math.exp(-index / 3) + 0.01;

testRule(validationLossRising, words, {
  fires: [
    {
      name: 'sixty samples learned by heart',
      series: { 'validation/loss': evaluations(20, parabola), 'train-probe/loss': evaluations(20, falling, 2) },
      finding: { severity: 'warning', subject: 'model', cause: 'overfitting' },
    },
    {
      name: 'loss rises while accuracy still sets new bests: said quietly',
      series: {
        'validation/loss': evaluations(20, parabola),
        'train-probe/loss': evaluations(20, falling, 2),
        'validation/accuracy': { steps: curve(20, (i) => 30 * (i + 1)), values: curve(20, (i) => (i < 18 ? 0.7 : 0.86)) },
      },
      finding: { severity: 'info' },
    },
    {
      name: 'probe sampled between evaluations',
      series: { 'validation/loss': evaluations(15, parabola), 'train-probe/loss': { steps: curve(45, (i) => 10 * i), values: curve(45, (i) => falling(i / 3)) } },
    },
  ],
  silent: [
    { name: 'both curves fall', series: { 'validation/loss': evaluations(30, (i) => 0.3 + falling(i)), 'train-probe/loss': evaluations(30, falling, 2) } },
    { name: 'near miss: 10 % above the best', series: { 'validation/loss': evaluations(30, (i) => (i < 10 ? 0.6 + Math.exp(-2 * i) : 0.66)), 'train-probe/loss': evaluations(30, falling, 2) } },
    { name: 'both rise: diverging, not overfitting', series: { 'validation/loss': evaluations(20, parabola), 'train-probe/loss': evaluations(20, parabola, 2) } },
    {
      name: 'noisy validation on few rows',
      series: { 'validation/loss': { steps: curve(40, (i) => i), values: curve(40, (i) => 0.8 * (1 + 0.35 * noise(i))) }, 'train-probe/loss': evaluations(40, (i) => 0.8 * Math.exp(-i / 30), 2) },
    },
    {
      name: 'ripples near zero',
      series: { 'validation/loss': evaluations(30, (i) => (i < 15 ? falling(i) : 0.02)), 'train-probe/loss': evaluations(30, falling, 2) },
      facts: factsOf({ start: startOf() }),
    },
    { name: 'fewer evaluations than asked for', series: { 'validation/loss': evaluations(4, (i) => 1 + i), 'train-probe/loss': evaluations(4, falling, 2) } },
  ],
});
