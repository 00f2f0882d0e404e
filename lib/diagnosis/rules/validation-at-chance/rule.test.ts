import { curve, dataOf, factsOf, noise, testRule, trainingOf } from '../../rule-tester.ts';
import { validationAtChance } from './rule.ts';
import { words } from './words.ts';

const evaluations = (count: number, at: (index: number) => number) => ({ steps: curve(count, (i) => 50 * (i + 1) - 1), values: curve(count, (i) => at(i) + 0.008 * noise(i)) });
const digits = factsOf({ data: dataOf(), training: trainingOf({ validationSamples: 1000, stepsPerEpoch: 50 }) });

const early = (at: (index: number) => number) => ({ steps: curve(5, (i) => 25 * (i + 1) - 1), values: curve(5, at) });
const short = factsOf({ data: dataOf(), training: trainingOf({ validationSamples: 1000, stepsPerEpoch: 25, losses: ['categoricalCrossentropy'] }) });

testRule(validationAtChance, words, {
  fires: [
    { name: 'ten classes at ten percent after ten epochs', series: { 'validation/accuracy': evaluations(10, () => 0.1) }, facts: digits, finding: { severity: 'warning', subject: 'model', cause: 'labels' } },
    {
      name: 'training learns, validation does not',
      series: { 'validation/accuracy': evaluations(10, () => 0.11), 'train-probe/accuracy': evaluations(10, (i) => 0.9 - Math.exp(-i)) },
      facts: digits,
      finding: { cause: 'train-validation-mismatch' },
    },
    { name: 'fell back to chance', series: { 'validation/accuracy': evaluations(12, (i) => (i < 6 ? 0.7 : 0.1)) }, facts: digits, finding: { firstStep: 349 } },
    {
      name: 'learned by heart: rows met first were no better than chance',
      series: { 'validation/accuracy': evaluations(10, () => 0.1), 'train-probe/accuracy': evaluations(10, (i) => 0.1 + 0.08 * i), 'train/accuracy': curve(500, (step) => 0.1 + step / 700) },
      facts: factsOf({ data: dataOf(), training: trainingOf({ validationSamples: 1000, stepsPerEpoch: 70 }) }),
      finding: { cause: 'labels' },
    },
    {
      name: 'rows met first were answered well: the sets differ',
      series: { 'validation/accuracy': evaluations(10, () => 0.1), 'train-probe/accuracy': evaluations(10, () => 0.9), 'train/accuracy': curve(500, (step) => 0.9 - 0.8 * Math.exp(-step / 20)) },
      facts: factsOf({ data: dataOf(), training: trainingOf({ validationSamples: 1000, stepsPerEpoch: 70 }) }),
      finding: { cause: 'train-validation-mismatch' },
    },
    { name: 'far below chance: validation labels mean something else', series: { 'validation/accuracy': evaluations(10, () => 0.01), 'train-probe/accuracy': { steps: [399, 499], values: [0.9, 0.9] } }, facts: digits, finding: { cause: 'labels' } },
    {
      name: 'five epochs of 25 steps, learned by heart',
      series: { 'validation/accuracy': early(() => 0.1), 'validation/loss': early((i) => 2.31 + 0.02 * i), 'train-probe/loss': early((i) => 2.31 - 0.03 * i) },
      facts: short,
      finding: { cause: 'labels' },
    },
    { name: 'steps too small to learn anything', series: { 'validation/accuracy': evaluations(10, () => 0.1), 'update-ratio/dense/kernel': curve(60, () => 1e-4) }, facts: digits, finding: { cause: 'learning-rate-too-low' } },
    { name: 'weights thrown off', series: { 'validation/accuracy': evaluations(10, () => 0.1), 'train/loss': curve(500, (step) => (step < 50 ? 2.3 : 9)) }, facts: digits, finding: { cause: 'learning-rate-too-high' } },
  ],
  silent: [
    { name: 'five epochs of standing still: it may begin yet', series: { 'validation/accuracy': early(() => 0.1), 'validation/loss': early(() => 2.31), 'train-probe/loss': early(() => 2.31) }, facts: short },
    { name: 'learning', series: { 'validation/accuracy': evaluations(10, (i) => 0.9 - 0.8 * Math.exp(-i / 3)) }, facts: digits },
    { name: 'near miss: 17 % where 13 % is the limit', series: { 'validation/accuracy': evaluations(10, () => 0.17) }, facts: digits },
    { name: 'too early', series: { 'validation/accuracy': evaluations(3, () => 0.1) }, facts: digits },
    { name: 'two epochs are not over yet', series: { 'validation/accuracy': evaluations(10, () => 0.1) }, facts: factsOf({ data: dataOf(), training: trainingOf({ stepsPerEpoch: 400 }) }) },
    { name: 'one class is almost all there is', series: { 'validation/accuracy': evaluations(10, () => 0.94) }, facts: factsOf({ data: dataOf({ classCounts: [120, 8] }), training: trainingOf() }) },
    { name: 'classes unknown', series: { 'validation/accuracy': evaluations(10, () => 0.1) }, facts: factsOf({ data: dataOf({ classCounts: null }) }) },
  ],
});
