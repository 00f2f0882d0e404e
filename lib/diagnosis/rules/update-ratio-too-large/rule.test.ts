import { curve, dataOf, factsOf, noise, sampled, statisticsOf, testRule } from '../../rule-tester.ts';
import { updateRatioTooLarge } from './rule.ts';
import { words } from './words.ts';

const healthy = (step: number): number => 0.01 * (1 + 0.8 * noise(step));

testRule(updateRatioTooLarge, words, {
  fires: [
    { name: 'one kernel is moved by a fifth each step', series: { 'update-ratio/dense_1/kernel': sampled(60, healthy), 'update-ratio/dense_2/kernel': sampled(60, () => 0.2) }, finding: { severity: 'warning', subject: 'dense_2/kernel', cause: 'learning-rate-too-high', firstStep: 30 } },
    { name: 'kernels are replaced from the first steps on', series: { 'update-ratio/dense_1/kernel': [3, 40, 12, 5, 2] }, finding: { severity: 'critical', firstStep: 0 } },
    { name: 'the same with inputs of 0 … 255', series: { 'update-ratio/dense_1/kernel': [3, 40, 12, 5, 2] }, facts: factsOf({ data: dataOf({ inputs: [statisticsOf({ mean: 33, std: 78, max: 255 })] }) }), finding: { severity: 'critical' } },
  ],
  silent: [
    { name: 'healthy', series: { 'update-ratio/dense_1/kernel': sampled(100, healthy) } },
    { name: 'large in the first steps of Adam only', series: { 'update-ratio/dense_1/kernel': sampled(100, (step) => (step < 10 ? 0.2 : healthy(step))) } },
    { name: 'one single wild update', series: { 'update-ratio/dense_1/kernel': curve(60, (step) => (step === 50 ? 5 : healthy(step))) } },
    { name: 'too early', series: { 'update-ratio/dense_1/kernel': [0.5, 0.5, 0.5, 0.5] } },
    { name: 'biases do not count', series: { 'update-ratio/dense_1/bias': sampled(60, () => 3) } },
  ],
});
