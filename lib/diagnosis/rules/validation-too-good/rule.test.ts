import { curve, dataOf, factsOf, noise, startOf, testRule, trainingOf } from '../../rule-tester.ts';
import { validationTooGood } from './rule.ts';
import { words } from './words.ts';

const evaluations = (count: number, at: (index: number) => number, spread = 0.02) => ({ steps: curve(count, (i) => 100 * (i + 1) - 1), values: curve(count, (i) => at(i) * (1 + spread * noise(i))) });
const facts = factsOf({ training: trainingOf({ stepsPerEpoch: 100, validationSamples: 1000 }), data: dataOf(), start: startOf() });
const falling = evaluations(10, (i) => 2 * Math.exp(-i / 3) + 0.3);

testRule(validationTooGood, words, {
  fires: [
    { name: '99.8 % after the first epoch', series: { 'validation/loss': falling, 'validation/accuracy': evaluations(10, () => 0.998, 0) }, facts, finding: { severity: 'info', subject: 'model', cause: 'data-leak', firstStep: 99 } },
    { name: 'validation loss a third of the training loss', series: { 'validation/loss': evaluations(10, () => 0.3), 'train-probe/loss': evaluations(10, () => 0.9) }, facts, finding: { firstStep: 99 } },
  ],
  silent: [
    { name: 'good after ten epochs', series: { 'validation/loss': falling, 'validation/accuracy': evaluations(10, (i) => 1 - 0.1 * Math.exp(-i), 0) }, facts },
    { name: 'near miss: 98 % after the first epoch', series: { 'validation/loss': falling, 'validation/accuracy': evaluations(10, () => 0.98, 0) }, facts },
    { name: 'near miss: 60 % of the training loss', series: { 'validation/loss': evaluations(10, () => 0.6), 'train-probe/loss': evaluations(10, () => 1) }, facts },
    { name: 'thirty validation rows, all right', series: { 'validation/loss': falling, 'validation/accuracy': evaluations(10, () => 1, 0) }, facts: factsOf({ training: trainingOf({ stepsPerEpoch: 100, validationSamples: 30 }), data: dataOf() }) },
    { name: 'both losses next to nothing', series: { 'validation/loss': evaluations(10, () => 0.001), 'train-probe/loss': evaluations(10, () => 0.01) }, facts },
    { name: 'one class is almost all there is', series: { 'validation/loss': falling, 'validation/accuracy': evaluations(10, () => 0.995, 0) }, facts: factsOf({ training: trainingOf({ stepsPerEpoch: 100, validationSamples: 1000 }), data: dataOf({ classCounts: [990, 10] }) }) },
  ],
});
