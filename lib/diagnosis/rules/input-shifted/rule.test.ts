import { curve, noise, sampled, testRule } from '../../rule-tester.ts';
import { inputShifted } from './rule.ts';
import { words } from './words.ts';

const inputs = (mean: (step: number) => number, std: (step: number) => number = () => 0.31) => ({
  'input-mean': sampled(80, (step) => mean(step) + 0.01 * noise(step)),
  'input-std': sampled(80, (step) => std(step) * (1 + 0.03 * noise(step, 2))),
});

testRule(inputShifted, words, {
  fires: [
    { name: 'from some step on not divided by 255', series: inputs((step) => (step < 250 ? 0.13 : 33), (step) => (step < 250 ? 0.31 : 78)), finding: { severity: 'warning', subject: 'model', cause: 'train-validation-mismatch', firstStep: 250 } },
    { name: 'spread collapses', series: inputs(() => 0.13, (step) => (step < 200 ? 0.31 : 0.02)), finding: { firstStep: 200 } },
  ],
  silent: [
    { name: 'the same all along', series: inputs(() => 0.13) },
    { name: 'near miss: a third of a standard deviation', series: inputs((step) => (step < 250 ? 0.13 : 0.22)) },
    { name: 'one odd batch', series: inputs((step) => (step === 340 ? 5 : 0.13)) },
    { name: 'batches that differ much from the start', series: { 'input-mean': sampled(80, (step) => noise(step)), 'input-std': curve(80, () => 0.5) } },
    { name: 'too few batches', series: { 'input-mean': curve(20, (i) => i), 'input-std': curve(20, () => 1) } },
  ],
});
