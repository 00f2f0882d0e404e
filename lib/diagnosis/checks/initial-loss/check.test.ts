import { dataOf, factsOf, modelOf, startOf, statisticsOf, testRule, trainingOf, variableOf } from '../../rule-tester.ts';
import type { RunFacts } from '../../rule.ts';
import { initialLoss } from './check.ts';
import { words } from './words.ts';

const digits = (loss: number, more: Partial<RunFacts> = {}): RunFacts => factsOf({ start: startOf({ loss }), training: trainingOf(), data: dataOf(), model: modelOf(['relu', 'softmax']), ...more });
const regression = (loss: number, mean: number, std: number): RunFacts =>
  factsOf({ start: startOf({ loss }), training: trainingOf({ losses: ['meanSquaredError'], task: 'regression' }), data: dataOf({ classCounts: null, targets: [statisticsOf({ mean, std })] }) });

testRule(initialLoss, words, {
  fires: [
    {
      name: 'digits of 0 to 255 fed as they are',
      facts: digits(38, { data: dataOf({ inputs: [statisticsOf({ mean: 33, std: 78, min: 0, max: 255, isInteger: true })] }) }),
      finding: { severity: 'warning', subject: 'model', cause: 'input-scale' },
    },
    {
      name: 'kernels three times too large',
      facts: digits(6.2, { model: modelOf(['relu', 'softmax'], (layer) => ({ ...layer, variables: [variableOf({ initialStd: 3 * Math.sqrt(2 / 64) })] })) }),
      finding: { cause: 'initialisation' },
    },
    { name: 'knows already: loss of a trained model', facts: digits(0.2), finding: { severity: 'info' } },
    { name: 'two classes', facts: digits(2.5, { training: trainingOf({ losses: ['binaryCrossentropy'] }), data: dataOf({ classCounts: [60, 68] }) }) },
    { name: 'regression that starts forty times worse than guessing zero', facts: regression(40, 0, 1) },
  ],
  silent: [
    { name: 'ln 10', facts: digits(Math.log(10)) },
    { name: 'near miss: 1.35 times ln 10, the healthy maximum', facts: digits(1.35 * Math.log(10)) },
    { name: 'rare class: loss of the label prior is lower', facts: digits(0.2, { training: trainingOf({ losses: ['binaryCrossentropy'] }), data: dataOf({ classCounts: [120, 8] }) }) },
    { name: 'regression, standardised targets, random outputs', facts: regression(2.1, 0, 1) },
    { name: 'regression with the output bias set to the mean of the targets', facts: regression(1.02, 1000, 1) },
    { name: 'fine-tuning starts with knowledge', facts: digits(0.2, { model: modelOf(['relu', 'softmax'], (layer, index) => ({ ...layer, trainable: index > 0 })) }) },
    { name: 'loss of the user', facts: digits(99, { training: trainingOf({ losses: ['custom'] }) }) },
    { name: 'nothing known' },
  ],
});
