import { curve, dataOf, factsOf, modelOf, noise, testRule, trainingOf } from '../../rule-tester.ts';
import { validationAboveTrain } from './rule.ts';
import { words } from './words.ts';

const both = (train: number, validation: number, count = 10) => ({
  'train-probe/accuracy': { steps: curve(count, (i) => 50 * (i + 1)), values: curve(count, (i) => train + 0.01 * noise(i)) },
  'validation/accuracy': { steps: curve(count, (i) => 50 * (i + 1)), values: curve(count, (i) => validation + 0.01 * noise(i, 2)) },
});
const wholeBatches = (className: string) => factsOf({ data: dataOf(), training: trainingOf({ validationSamples: 1000 }), model: modelOf(['relu', 'softmax'], (layer, index) => (index === 0 && className === 'Dropout' ? { ...layer, dropoutRate: 0.5 } : layer)) });
const facts = factsOf({ data: dataOf(), training: trainingOf({ validationSamples: 1000 }) });

testRule(validationAboveTrain, words, {
  fires: [
    { name: '95 % on validation, 65 % on training rows', series: both(0.65, 0.95), facts, finding: { severity: 'info', subject: 'model', cause: 'train-validation-mismatch', firstStep: 50 } },
    { name: 'with duplicates between the sets', series: both(0.6, 0.95), facts: factsOf({ data: dataOf({ duplicateRatio: 0.2 }), training: trainingOf() }), finding: { cause: 'data-leak' } },
    { name: 'whole batches do as badly, without dropout: the training labels are at fault', series: { ...both(0.55, 0.85), 'train/accuracy': curve(500, (i) => 0.5 + 0.1 * noise(i)) }, facts: wholeBatches('Dense'), finding: { severity: 'warning', cause: 'labels' } },
    { name: 'the same, seen in the batches alone', series: { ...both(0.7, 0.85), 'train/accuracy': curve(500, (i) => 0.6 + 0.1 * noise(i)) }, facts: wholeBatches('Dense'), finding: { severity: 'warning', cause: 'labels' } },
    { name: 'with dropout batches say nothing', series: { ...both(0.55, 0.85), 'train/accuracy': curve(500, () => 0.3) }, facts: wholeBatches('Dropout'), finding: { severity: 'info' } },
  ],
  silent: [
    { name: 'near miss: 17 points in the batches, as one wrong label in five gives', series: { ...both(0.74, 0.91), 'train/accuracy': curve(500, (i) => 0.74 + 0.1 * noise(i)) }, facts: wholeBatches('Dense') },
    { name: 'dropout, and the gap is in the batches alone', series: { ...both(0.8, 0.85), 'train/accuracy': curve(500, () => 0.3) }, facts: wholeBatches('Dropout') },
    { name: 'training above validation', series: both(0.95, 0.9), facts },
    { name: 'near miss: 12 points', series: both(0.8, 0.92), facts },
    { name: '22 points on twelve rows: within three standard errors', series: both(0.6, 0.82), facts: factsOf({ data: dataOf(), training: trainingOf({ validationSamples: 12 }) }) },
    { name: 'two evaluations only', series: both(0.6, 0.95, 2), facts },
  ],
});
