import { factsOf, layerOf, modelOf, startOf, testRule } from '../../rule-tester.ts';
import { regularisationStrength } from './check.ts';
import { words } from './words.ts';

const dropout = (rate: number | null) => factsOf({ model: { ...modelOf([]), layers: [layerOf(), layerOf({ name: 'dropout_1', className: 'Dropout', dropoutRate: rate })] } });
const penalty = (regularisationLoss: number | null) => factsOf({ model: modelOf(['relu', 'softmax']), start: startOf({ loss: 2.3, regularisationLoss }) });

testRule(regularisationStrength, words, {
  fires: [
    { name: 'L2 of 1 on everything', facts: penalty(120), finding: { severity: 'critical', subject: 'model', cause: 'regularisation-too-strong' } },
    { name: 'penalty twice the data loss', facts: penalty(4.6), finding: { severity: 'warning' } },
    { name: 'dropout of 0.9', facts: dropout(0.9), finding: { severity: 'warning', subject: 'dropout_1' } },
    { name: 'dropout behind the output', facts: factsOf({ model: { ...modelOf([]), layers: [layerOf(), layerOf({ name: 'dropout_1', className: 'Dropout', dropoutRate: 0.3, isOutput: true })] } }), finding: { severity: 'warning', subject: 'dropout_1' } },
    { name: 'dropout of 0.6', facts: dropout(0.6), finding: { severity: 'info' } },
  ],
  silent: [
    { name: 'no regularisation', facts: penalty(0) },
    { name: 'near miss: penalty of 80 % of the data loss', facts: penalty(1.84) },
    { name: 'near miss: dropout of a half', facts: dropout(0.5) },
    { name: 'unknown', facts: dropout(null) },
    { name: 'nothing known' },
  ],
});
