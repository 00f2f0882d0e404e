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
    { name: 'just beyond half a deviation', series: inputs((step) => (step < 250 ? 0.13 : 0.31)), finding: { firstStep: 250 } },
    { name: 'downwards', series: inputs((step) => (step < 250 ? 0.13 : -0.05)), finding: { firstStep: 250 } },
    { name: 'spread more than doubled', series: inputs(() => 0.13, (step) => (step < 200 ? 0.31 : 0.7)), finding: { firstStep: 200 } },
    { name: 'spread less than half', series: inputs(() => 0.13, (step) => (step < 200 ? 0.31 : 0.14)), finding: { firstStep: 200 } },
    { name: 'the newest three batches alone', series: inputs((step) => (step < 320 ? 0.13 : 5)), finding: { firstStep: 320 } },
    { name: 'after few first batches, where so few are asked for', series: { 'input-mean': curve(14, (i) => (i < 10 ? 0 : 5)), 'input-std': curve(14, () => 1) }, parameters: { first: 10 }, finding: { firstStep: 10 } },
  ],
  silent: [
    { name: 'near miss: 0.45 of a deviation', series: inputs((step) => (step < 250 ? 0.13 : 0.26)) },
    { name: 'near miss: spread times 1.8', series: inputs(() => 0.13, (step) => (step < 200 ? 0.31 : 0.55)) },
    { name: 'near miss: spread times 0.6', series: inputs(() => 0.13, (step) => (step < 200 ? 0.31 : 0.19)) },
    { name: 'near miss: the newest two batches alone', series: inputs((step) => (step < 330 ? 0.13 : 5)) },
    { name: 'near miss: shifted by three of its own robust deviations', series: { 'input-mean': sampled(80, (step) => noise(step) + (step < 250 ? 0 : 2.2)), 'input-std': curve(80, () => 0.5) } },
    { name: 'gone back', series: inputs((step) => (step > 150 && step < 300 ? 5 : 0.13)) },
    { name: 'the same all along', series: inputs(() => 0.13) },
    { name: 'near miss: a third of a standard deviation', series: inputs((step) => (step < 250 ? 0.13 : 0.22)) },
    { name: 'one odd batch', series: inputs((step) => (step === 340 ? 5 : 0.13)) },
    { name: 'batches that differ much from the start', series: { 'input-mean': sampled(80, (step) => noise(step)), 'input-std': curve(80, () => 0.5) } },
    { name: 'too few batches', series: { 'input-mean': curve(20, (i) => i), 'input-std': curve(20, () => 1) } },
  ],
});
