import { dataOf, factsOf, statisticsOf, testRule, trainingOf } from '../../rule-tester.ts';
import { targetScale } from './check.ts';
import { words } from './words.ts';

const targets = (mean: number, std: number, losses = ['meanSquaredError'], classCounts: number[] | null = null) =>
  factsOf({ data: dataOf({ targets: [statisticsOf({ mean, std })], classCounts }), training: trainingOf({ losses, task: null }) });

testRule(targetScale, words, {
  fires: [
    { name: 'house prices', facts: targets(250_000, 90_000), finding: { severity: 'warning', subject: 'model', cause: 'target-scale' } },
    { name: 'metres where nanometres are meant', facts: targets(2e-6, 1e-6) },
    { name: 'a decimal point in the wrong place', facts: factsOf({ data: dataOf({ targets: [statisticsOf({ mean: 0, std: 12, max: 140 })], classCounts: null }), training: trainingOf({ losses: ['meanSquaredError'], task: null }) }), finding: { severity: 'info' } },
    { name: 'years: narrow, far from zero', facts: targets(2010, 5) },
  ],
  silent: [
    { name: 'standardised', facts: targets(0, 1) },
    { name: 'near miss: fuel use, 23 with a deviation of 8', facts: targets(23, 8) },
    { name: 'near miss: deviation 90', facts: targets(300, 90) },
    { name: 'classification has no scale', facts: targets(4.5, 500, ['sparseCategoricalCrossentropy'], [10, 10]) },
    { name: 'nothing known' },
  ],
});
