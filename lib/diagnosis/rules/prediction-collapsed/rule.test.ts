import { curve, dataOf, factsOf, noise, testRule } from '../../rule-tester.ts';
import { predictionCollapsed } from './rule.ts';
import { words } from './words.ts';

const batches = (count: number, at: (step: number) => readonly number[]) => curve(count, (i) => i * 10).map((step) => ({ step, counts: at(step) }));
const even = (step: number): number[] => curve(10, (k) => 3 + Math.round(noise(step, k)));
const onlyThree = (): number[] => [0, 0, 0, 31, 0, 1, 0, 0, 0, 0];

testRule(predictionCollapsed, words, {
  fires: [
    {
      name: 'collapsed after huge updates',
      categories: { prediction: batches(30, (step) => (step < 150 ? even(step) : onlyThree())), label: batches(30, even) },
      series: { 'update-ratio/dense_1/kernel': curve(200, (step) => (step === 140 ? 0.8 : 1e-3)) },
      finding: { severity: 'warning', subject: 'model', cause: 'learning-rate-too-high', firstStep: 150 },
    },
    { name: 'one class has taken over', categories: { prediction: batches(30, onlyThree), label: batches(30, even) }, facts: factsOf({ data: dataOf({ classCounts: [5, 9, 8, 400, 9, 9, 9, 9, 9, 9] }) }), finding: { cause: 'class-imbalance' } },
  ],
  silent: [
    { name: 'varied', categories: { prediction: batches(30, even), label: batches(30, even) } },
    { name: 'near miss: three classes of ten', categories: { prediction: batches(30, () => [12, 10, 10, 0, 0, 0, 0, 0, 0, 0]), label: batches(30, even) } },
    { name: 'the labels are of one kind too', categories: { prediction: batches(30, onlyThree), label: batches(30, onlyThree) } },
    { name: 'the first steps, when all models do that', categories: { prediction: batches(8, onlyThree), label: batches(8, even) } },
    { name: 'batches of two: too few predictions', categories: { prediction: batches(30, () => [2, 0, 0, 0]), label: batches(30, () => [1, 1, 0, 0]) } },
    { name: 'no labels known', categories: { prediction: batches(30, onlyThree) } },
  ],
});
