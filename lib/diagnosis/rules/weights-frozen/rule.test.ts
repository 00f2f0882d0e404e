import { curve, factsOf, layerOf, modelOf, noise, sampled, testRule, variableOf } from '../../rule-tester.ts';
import { weightsFrozen } from './rule.ts';
import { words } from './words.ts';

const moving = (seed: number) => sampled(60, (step) => 1e-3 * (1 + 0.5 * noise(step, seed)));
const still = (from: number) => sampled(60, (step) => (step < from ? 1e-3 : 0));

testRule(weightsFrozen, words, {
  fires: [
    {
      name: 'not in the list of the optimizer: gradient, but no update',
      series: { 'update-ratio/dense_1/kernel': still(0), 'update-ratio/dense_2/kernel': moving(1), 'gradient-norm/dense_1/kernel': moving(2), 'gradient-norm/dense_2/kernel': moving(3) },
      finding: { severity: 'warning', subject: 'dense_1/kernel', cause: 'frozen-variable', firstStep: 0 },
    },
    {
      name: 'the loss does not depend on it',
      series: { 'update-ratio/dense_1/kernel': still(0), 'update-ratio/dense_2/kernel': moving(1), 'gradient-norm/dense_1/kernel': still(0), 'gradient-norm/dense_2/kernel': moving(3) },
      finding: { cause: 'disconnected-variable' },
    },
    {
      name: 'no gradient of it ever arrived',
      series: { 'update-ratio/dense_1/kernel': still(0), 'update-ratio/dense_2/kernel': moving(1), 'gradient-norm/dense_2/kernel': moving(3) },
      finding: { severity: 'critical', cause: 'disconnected-variable' },
    },
    { name: 'stopped on the way', series: { 'update-ratio/dense_1/kernel': still(44), 'update-ratio/dense_2/kernel': moving(1) }, finding: { firstStep: 44 } },
  ],
  silent: [
    { name: 'all move', series: { 'update-ratio/dense_1/kernel': moving(1), 'update-ratio/dense_2/kernel': moving(2) } },
    { name: 'near miss: still for 15 steps', series: { 'update-ratio/dense_1/kernel': curve(40, (step) => (step < 25 ? 1e-3 : 0)), 'update-ratio/dense_2/kernel': curve(40, () => 1e-3) } },
    { name: 'near miss: tiny, but it moves', series: { 'update-ratio/dense_1/kernel': curve(40, () => 1e-9), 'update-ratio/dense_2/kernel': curve(40, () => 1e-3) } },
    { name: 'nothing moves at all: the learning rate is 0', series: { 'update-ratio/dense_1/kernel': still(0), 'update-ratio/dense_2/kernel': still(0) } },
    {
      name: 'frozen on purpose',
      series: { 'update-ratio/dense_1/kernel': still(0), 'update-ratio/dense_2/kernel': moving(1) },
      facts: factsOf({ model: modelOf(['relu', 'softmax'], (layer, index) => (index === 0 ? { ...layerOf(layer), trainable: false, variables: [variableOf({ trainable: false })] } : layer)) }),
    },
    { name: 'a bias that stands still', series: { 'update-ratio/dense_1/bias': still(0), 'update-ratio/dense_2/kernel': moving(1) } },
  ],
});
