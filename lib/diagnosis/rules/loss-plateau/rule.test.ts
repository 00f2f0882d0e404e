import { curve, factsOf, noise, startOf, testRule } from '../../rule-tester.ts';
import { lossPlateau } from './rule.ts';
import { words } from './words.ts';

const evaluations = (count: number, at: (index: number) => number) => ({ steps: curve(count, (i) => 100 * i), values: curve(count, at) });
const flatAfter = (end: number, level: number) => (index: number) => (index < end ? level + 2 * Math.exp(-index / 3) : level + 2 * Math.exp(-end / 3)) * (1 + 0.002 * Math.abs(noise(index)));
const facts = factsOf({ start: startOf() });

testRule(lossPlateau, words, {
  fires: [
    { name: 'flat at a third of the start for half the run', series: { 'train-probe/loss': evaluations(40, flatAfter(20, 0.7)) }, facts, finding: { severity: 'info', subject: 'model' } },
    {
      name: 'flat with a constant learning rate and healthy updates',
      series: { 'train-probe/loss': evaluations(40, flatAfter(15, 0.7)), 'learning-rate': curve(500, () => 1e-3), 'update-ratio/dense_1/kernel': curve(100, () => 1e-3) },
      facts,
      finding: { cause: 'learning-rate-schedule' },
    },
    {
      name: 'flat with updates next to nothing',
      series: { 'train-probe/loss': evaluations(40, () => 2.2), 'learning-rate': curve(500, () => 1e-6), 'update-ratio/dense_1/kernel': curve(100, () => 1e-6) },
      facts,
      finding: { cause: 'learning-rate-too-low' },
    },
  ],
  silent: [
    { name: 'still falling', series: { 'train-probe/loss': evaluations(60, (i) => 2.3 * Math.exp(-i / 40)) }, facts },
    { name: 'near miss: falling by half a percent an evaluation', series: { 'train-probe/loss': evaluations(60, (i) => 0.7 * 0.995 ** i) }, facts },
    { name: 'flat, but converged', series: { 'train-probe/loss': evaluations(60, flatAfter(25, 0.002)) }, facts },
    { name: 'flat for nine evaluations only', series: { 'train-probe/loss': evaluations(19, (i) => (i < 10 ? 2 - i / 10 : 1.05)) }, facts },
    { name: 'the learning rate has just been raised', series: { 'train-probe/loss': evaluations(40, flatAfter(20, 0.7)), 'learning-rate': { steps: curve(40, (i) => 100 * i), values: curve(40, (i) => (i < 38 ? 1e-4 : 1e-3)) } }, facts },
  ],
});
