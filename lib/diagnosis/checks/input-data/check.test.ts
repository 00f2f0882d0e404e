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
    { name: 'just above the largest deviation', facts: input({ std: 10.1, min: -9, max: 9 }), finding: { severity: 'warning' } },
    { name: 'just below the smallest deviation', facts: input({ std: 0.099, min: -0.3, max: 0.3 }), finding: { severity: 'warning' } },
    { name: 'just beyond the largest offset', facts: input({ mean: 5.1, std: 1, min: 2, max: 9 }), finding: { severity: 'warning', cause: 'input-scale' } },
    { name: 'the same offset below zero', facts: input({ mean: -5.1, std: 1, min: -9, max: -2 }), finding: { severity: 'warning' } },
    { name: 'values beyond 10 with a spread above 3: a warning', facts: input({ std: 3.1, min: -11, max: 10.5 }), finding: { severity: 'warning' } },
    { name: 'values beyond 10 with a spread below 3: said only', facts: input({ std: 2.9, min: -11, max: 4 }), finding: { severity: 'info' } },
    { name: 'just beyond the longest tail', facts: input({ tailRatio: 1001 }), finding: { severity: 'info', cause: 'input-scale' } },
    { name: 'more than half of the features constant', facts: factsOf({ data: dataOf({ constantFeatureRatio: 0.51 }) }), finding: { severity: 'info', cause: 'input-constant' } },
    { name: 'the second of two inputs', facts: factsOf({ data: dataOf({ inputs: [statisticsOf(), statisticsOf({ std: 50 })] }) }), finding: { severity: 'warning' } },
    { name: 'NaN outweighs a bad scale', facts: input({ std: 50, nonFinite: 1 }), finding: { cause: 'data-non-finite' } },
    { name: 'NaN is told even where the model scales inside', facts: input({ nonFinite: 1 }, { model: { ...modelOf([]), layers: [layerOf({ className: 'Embedding' })] } }), finding: { severity: 'critical' } },
    { name: 'a normalisation that comes second does not help', facts: input({ std: 78, max: 255 }, { model: { ...modelOf([]), layers: [layerOf(), layerOf({ className: 'BatchNormalization' })] } }), finding: { severity: 'warning' } },
    { name: 'a limit set lower', facts: input({ std: 6, min: -9, max: 9 }), parameters: { largestStd: 5 } },
  ],
  silent: [
    { name: 'a limit set higher', facts: input({ std: 12, min: -9, max: 9 }), parameters: { largestStd: 20 } },
    { name: 'near miss: at the largest deviation, within ±10', facts: input({ std: 10, min: -9, max: 9 }) },
    { name: 'near miss: at the smallest deviation', facts: input({ std: 0.1, min: -0.3, max: 0.3 }) },
    { name: 'near miss: offset of 4.9 deviations', facts: input({ mean: 4.9, std: 1, min: 2, max: 9 }) },
    { name: 'near miss: a value of 10', facts: input({ max: 10 }) },
    { name: 'near miss: a tail of 999', facts: input({ tailRatio: 999 }) },
    { name: 'near miss: half of the features constant', facts: factsOf({ data: dataOf({ constantFeatureRatio: 0.5 }) }) },
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
