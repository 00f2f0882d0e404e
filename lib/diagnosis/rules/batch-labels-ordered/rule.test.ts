import { curve, dataOf, factsOf, layerOf, modelOf, noise, sampled, testRule, trainingOf } from '../../rule-tester.ts';
import { batchLabelsOrdered } from './rule.ts';
import { words } from './words.ts';

const ratio = (level: number) => sampled(70, (step) => Math.max(0, level + 0.1 * noise(step)));
const size = (rows: number) => curve(100, () => rows);
const twice = { steps: [99, 199], values: [12345, 12345] };

testRule(batchLabelsOrdered, words, {
  fires: [
    { name: 'sorted by class: one class a batch', series: { 'label-entropy-ratio': sampled(70, (step) => (step % 100 === 0 ? 0.3 : 0)), 'batch-size': size(32) }, finding: { severity: 'warning', subject: 'model', cause: 'batch-order' } },
    { name: 'half sorted', series: { 'label-entropy-ratio': ratio(0.35), 'batch-size': size(32) } },
    { name: 'varied, but every epoch alike', series: { 'label-entropy-ratio': ratio(1), 'batch-order-hash': twice }, finding: { severity: 'info' } },
  ],
  silent: [
    { name: 'one class is nearly all there is: its batches are alike without any order', series: { 'label-entropy-ratio': ratio(0.2), 'batch-size': size(32) }, facts: factsOf({ data: dataOf({ classCounts: [496, 2, 2, 2, 2, 2, 2, 2, 1, 1] }) }) },
    { name: 'random batches', series: { 'label-entropy-ratio': ratio(1), 'batch-size': size(32) } },
    { name: 'near miss: 62 % of the variety', series: { 'label-entropy-ratio': ratio(0.62), 'batch-size': size(32) } },
    { name: 'batches of two', series: { 'label-entropy-ratio': ratio(0.3), 'batch-size': size(2) } },
    { name: 'ten batches only', series: { 'label-entropy-ratio': curve(10, () => 0), 'batch-size': size(32) } },
    { name: 'another order in every epoch', series: { 'label-entropy-ratio': ratio(1), 'batch-order-hash': { steps: [99, 199], values: [12345, 777] } } },
    { name: 'full batches have no order', series: { 'label-entropy-ratio': ratio(1), 'batch-order-hash': twice }, facts: factsOf({ training: trainingOf({ batchSize: 1000, trainingSamples: 1000 }) }) },
    { name: 'sequences keep their order', series: { 'label-entropy-ratio': ratio(1), 'batch-order-hash': twice }, facts: factsOf({ model: { ...modelOf([]), layers: [layerOf({ isRecurrent: true })] } }) },
  ],
});
