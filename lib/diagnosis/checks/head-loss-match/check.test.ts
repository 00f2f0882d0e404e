import { dataOf, factsOf, layerOf, modelOf, startOf, statisticsOf, testRule, trainingOf } from '../../rule-tester.ts';
import type { RunFacts } from '../../rule.ts';
import { headLossMatch } from './check.ts';
import { words } from './words.ts';

const pair = (activation: string, loss: string, more: Partial<RunFacts> = {}, units = 10): RunFacts =>
  factsOf({
    model: modelOf(['relu', activation], (layer, index) => (index === 1 ? { ...layer, units } : layer)),
    training: trainingOf({ losses: [loss], task: null }),
    ...more,
  });
const targets = (min: number, max: number): Partial<RunFacts> => ({ data: dataOf({ targets: [statisticsOf({ min, max })], classCounts: null }) });
const logitsModel = { ...modelOf(['relu']), layers: [layerOf({ name: 'head', isOutput: true, activation: 'linear', units: 10 })] };

testRule(headLossMatch, words, {
  fires: [
    { name: 'linear head with categorical cross entropy of probabilities', facts: pair('linear', 'categoricalCrossentropy'), finding: { severity: 'critical', subject: 'dense_2', cause: 'head-loss-mismatch' } },
    { name: 'sigmoid head over ten classes: limps', facts: pair('sigmoid', 'categoricalCrossentropy'), finding: { severity: 'warning' } },
    { name: 'softmax applied twice', facts: pair('softmax', 'softmaxCrossEntropy'), finding: { severity: 'critical' } },
    { name: 'softmax hidden in a layer of another name, seen in the rows', facts: factsOf({ model: logitsModel, training: trainingOf({ losses: ['softmaxCrossEntropy'] }), start: startOf() }) },
    { name: 'softmax over one unit', facts: pair('softmax', 'binaryCrossentropy', {}, 1), finding: { severity: 'critical' } },
    { name: 'relu logits', facts: pair('relu', 'softmaxCrossEntropy'), finding: { severity: 'critical' } },
    { name: 'relu with negative targets', facts: pair('relu', 'meanSquaredError', targets(-2, 3), 1) },
    { name: 'sigmoid with targets up to 50', facts: pair('sigmoid', 'meanSquaredError', targets(0, 50), 1) },
    { name: 'linear head with binary cross entropy', facts: pair('linear', 'binaryCrossentropy', {}, 1) },
  ],
  silent: [
    { name: 'softmax with categorical cross entropy', facts: pair('softmax', 'categoricalCrossentropy') },
    { name: 'sigmoid with binary cross entropy', facts: pair('sigmoid', 'binaryCrossentropy', {}, 1) },
    { name: 'linear head with logits', facts: pair('linear', 'softmaxCrossEntropy') },
    { name: 'linear head for regression', facts: pair('linear', 'meanSquaredError', targets(-2, 3), 1) },
    { name: 'near miss: sigmoid with targets within 0 and 1', facts: pair('sigmoid', 'meanSquaredError', targets(0, 1), 1) },
    { name: 'near miss: relu with targets that are never negative', facts: pair('relu', 'meanSquaredError', targets(0, 9), 1) },
    { name: 'unknown layer whose rows sum to 1', facts: factsOf({ model: logitsModel, training: trainingOf(), start: startOf() }) },
    { name: 'loss of the user', facts: pair('linear', 'custom') },
    { name: 'nothing known' },
  ],
});
