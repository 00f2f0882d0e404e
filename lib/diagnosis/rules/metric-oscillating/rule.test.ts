import { curve, factsOf, noise, testRule, trainingOf } from '../../rule-tester.ts';
import { metricOscillating } from './rule.ts';
import { words } from './words.ts';

const evaluations = (count: number, at: (index: number) => number) => ({ steps: curve(count, (i) => 100 * (i + 1)), values: curve(count, at) });
const facts = factsOf({ training: trainingOf({ validationSamples: 2000 }) });
const zigzag = (index: number): number => 0.8 + (index % 2 === 0 ? 0.05 : -0.05) + 0.01 * noise(index);

testRule(metricOscillating, words, {
  fires: [
    { name: 'ten points up and down at a constant rate', series: { 'validation/accuracy': evaluations(20, zigzag), 'learning-rate': curve(500, () => 0.1) }, facts, finding: { severity: 'warning', subject: 'validation/accuracy', cause: 'learning-rate-too-high' } },
    { name: 'swings on the way up: said quietly', series: { 'validation/accuracy': evaluations(24, (i) => 0.3 + 0.02 * i + (i % 3 === 0 ? -0.1 : 0)) }, facts, finding: { severity: 'info' } },
    { name: 'swings with a NaN between', series: { 'validation/accuracy': evaluations(20, (i) => (i === 7 ? Number.NaN : zigzag(i))) }, facts },
    { name: 'batches of four', series: { 'validation/accuracy': evaluations(20, zigzag) }, facts: factsOf({ training: trainingOf({ validationSamples: 2000, batchSize: 4 }) }), finding: { cause: 'batch-size-too-small' } },
  ],
  silent: [
    { name: 'steady rise', series: { 'validation/accuracy': evaluations(30, (i) => 0.9 - 0.8 * Math.exp(-i / 5) + 0.005 * noise(i)) }, facts },
    { name: 'near miss: two points up and down', series: { 'validation/accuracy': evaluations(20, (i) => 0.8 + (i % 2 === 0 ? 0.01 : -0.01)) }, facts },
    { name: 'eighty validation rows: within their noise', series: { 'validation/accuracy': evaluations(20, (i) => 0.8 + 0.05 * noise(i)) }, facts: factsOf({ training: trainingOf({ validationSamples: 80 }) }) },
    { name: 'one fall in thirty', series: { 'validation/accuracy': evaluations(30, (i) => (i === 20 ? 0.7 : 0.85 + 0.003 * i)) }, facts },
    { name: 'the schedule moves', series: { 'validation/accuracy': evaluations(20, zigzag), 'learning-rate': { steps: curve(20, (i) => 100 * (i + 1)), values: curve(20, (i) => 0.1 * 0.9 ** i) } }, facts },
    { name: 'nine evaluations', series: { 'validation/accuracy': evaluations(9, zigzag) }, facts },
  ],
});
