import { curve, factsOf, layerOf, modelOf, testRule, variableOf } from '../../rule-tester.ts';
import { trainableShare } from './check.ts';
import { words } from './words.ts';

const frozenUpTo = (count: number, initialStd = Math.sqrt(2 / 64), where: 'layer' | 'variable' = 'layer', layers = 4) =>
  factsOf({
    model: modelOf([...Array.from({ length: layers - 1 }, () => 'relu'), 'softmax'], (layer, index) => ({
      ...layerOf(layer),
      trainable: where === 'variable' || index >= count,
      variables: [variableOf({ name: `${layer.name}/kernel`, initialStd, trainable: where === 'layer' || index >= count })],
    })),
  });

testRule(trainableShare, words, {
  fires: [
    { name: 'three of four frozen with their random start: only said', facts: frozenUpTo(3), finding: { severity: 'info' } },
    { name: 'the same, and the loss stays high', series: { 'train/loss': curve(250, (step) => 2.3 - 0.9 * (step / 250)) }, facts: frozenUpTo(3), finding: { severity: 'warning', subject: 'dense_1', cause: 'frozen-variable', alsoIn: ['dense_2', 'dense_3'] } },
    { name: 'the same, and the loss falls: random features that do', series: { 'train/loss': curve(250, (step) => 2.3 * Math.exp(-step / 60)) }, facts: frozenUpTo(3), finding: { severity: 'info' } },
    { name: 'nineteen of twenty frozen and random: at once', facts: frozenUpTo(19, Math.sqrt(2 / 64), 'layer', 20), finding: { severity: 'warning' } },
    { name: 'three of four frozen with loaded weights', facts: frozenUpTo(3, 0.03), finding: { severity: 'info' } },
    { name: 'nothing is trainable', facts: frozenUpTo(4), finding: { severity: 'critical' } },
    { name: 'marked at the variables', facts: frozenUpTo(3, 0.03, 'variable') },
  ],
  silent: [
    { name: 'all trainable', facts: factsOf({ model: modelOf(['relu', 'softmax']) }) },
    { name: 'near miss: one of four frozen', facts: frozenUpTo(1) },
    { name: 'moving averages of a normalisation are no kernels', facts: factsOf({ model: modelOf(['relu'], (layer) => ({ ...layer, variables: [...layer.variables, variableOf({ name: 'bn/moving_mean', isKernel: false, trainable: false, shape: [9999] })] })) }) },
    { name: 'nothing known' },
  ],
});
