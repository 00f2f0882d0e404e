import { dataOf, factsOf, layerOf, modelOf, statisticsOf, testRule } from '../../rule-tester.ts';
import type { TensorStatistics } from '../../../protocol/description.ts';
import type { RunFacts } from '../../rule.ts';
import { inputData } from './check.ts';
import { words } from './words.ts';

const input = (changes: Partial<TensorStatistics>, more: Partial<RunFacts> = {}): RunFacts => factsOf({ data: dataOf({ inputs: [statisticsOf(changes)] }), ...more });

testRule(inputData, words, {
  fires: [
    { name: 'three NaN among the inputs', facts: input({ nonFinite: 3 }), finding: { severity: 'critical', cause: 'data-non-finite' } },
    { name: 'NaN among the targets', facts: factsOf({ data: dataOf({ targets: [statisticsOf({ nonFinite: 1 })] }) }), finding: { severity: 'critical' } },
    { name: 'nothing but constants', facts: factsOf({ data: dataOf({ inputs: [statisticsOf({ std: 0, min: 4, max: 4 })], constantFeatureRatio: 1 }) }), finding: { severity: 'critical', cause: 'input-constant' } },
    { name: 'pixel bytes', facts: input({ mean: 33, std: 78, min: 0, max: 255, isInteger: true }), finding: { severity: 'warning', cause: 'input-scale' } },
    { name: 'a thousandth of the due scale', facts: input({ mean: 0, std: 1e-3, min: -4e-3, max: 4e-3 }), finding: { severity: 'warning' } },
    { name: 'years: narrow, but far from zero', facts: input({ mean: 2010, std: 6, min: 1995, max: 2024 }), finding: { severity: 'warning' } },
    { name: 'prices with a long tail', facts: input({ mean: 0.3, std: 2, min: 0, max: 9, tailRatio: 5000 }), finding: { severity: 'info' } },
    { name: 'standardised with a few outliers', facts: input({ max: 14 }), finding: { severity: 'info' } },
  ],
  silent: [
    { name: 'standardised', facts: input({}) },
    { name: 'digits divided by 255', facts: input({ mean: 0.13, std: 0.31, min: 0, max: 1 }) },
    { name: 'near miss: standard deviation 2.9 within ±10', facts: input({ std: 2.9, min: -10, max: 10 }) },
    { name: 'one-hot columns are narrow on purpose', facts: input({ mean: 0.002, std: 0.045, min: 0, max: 1, isInteger: true }) },
    { name: 'token ids for an embedding', facts: input({ mean: 4000, std: 3000, min: 0, max: 20_000, isInteger: true }, { model: { ...modelOf([]), layers: [layerOf({ className: 'Embedding' })] } }) },
    { name: 'batch normalisation comes first', facts: input({ std: 78, max: 255 }, { model: { ...modelOf([]), layers: [layerOf({ className: 'InputLayer' }), layerOf({ className: 'BatchNormalization' })] } }) },
    { name: 'a third of the pixels is always black', facts: factsOf({ data: dataOf({ constantFeatureRatio: 0.35 }) }) },
    { name: 'nothing known' },
  ],
});
