import { curve, factsOf, noise, testRule } from '../../rule-tester.ts';
import { validationNotImproving } from './rule.ts';
import { words } from './words.ts';

const evaluations = (count: number, at: (index: number) => number, spread = 0.01) => ({ steps: curve(count, (i) => 100 * (i + 1)), values: curve(count, (i) => at(i) * (1 + spread * noise(i))) });
const turning = (index: number): number => 0.5 + Math.abs(index - 12) * 0.03;

testRule(validationNotImproving, words, {
  fires: [
    {
      name: 'best twelve evaluations ago, training still falls',
      series: { 'validation/loss': evaluations(25, turning, 0), 'train-probe/loss': evaluations(25, (i) => Math.exp(-i / 4)) },
      finding: { severity: 'info', subject: 'model', cause: 'overfitting', firstStep: 1300 },
    },
    { name: 'flat: nothing tells why', series: { 'validation/loss': evaluations(30, (i) => 0.6 + Math.exp(-i), 0.0003) }, finding: { cause: 'unknown' } },
  ],
  silent: [
    { name: 'new bests all the time', series: { 'validation/loss': evaluations(30, (i) => 2 * Math.exp(-i / 20)) } },
    { name: 'falls slowly under its noise', series: { 'validation/loss': { steps: curve(60, (i) => 100 * (i + 1)), values: curve(60, (i) => 0.2 * Math.exp(-i / 40) * (1 + 0.06 * noise(i, 3))) } } },
    { name: 'near miss: four evaluations ago', series: { 'validation/loss': evaluations(17, turning, 0) } },
    { name: 'patience grows with the plan', series: { 'validation/loss': evaluations(25, turning, 0) }, facts: factsOf({ totalSteps: 100 * 200 }) },
    { name: 'accuracy still sets new bests', series: { 'validation/loss': evaluations(25, turning, 0), 'validation/accuracy': evaluations(25, (i) => 0.5 + i / 60, 0) } },
  ],
});
