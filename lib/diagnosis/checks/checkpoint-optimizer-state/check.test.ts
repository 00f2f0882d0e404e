import { factsOf, testRule, trainingOf } from '../../rule-tester.ts';
import { checkpointOptimizerState } from './check.ts';
import { words } from './words.ts';

const saves = (...values: number[]) => ({ 'checkpoint-optimizer-state': { steps: values.map((_, index) => 100 * (index + 1)), values } });
const optimizer = (name: string) => factsOf({ training: trainingOf({ optimizer: name }) });

testRule(checkpointOptimizerState, words, {
  fires: [
    { name: 'Adam saved without its moments, once', series: saves(0), facts: optimizer('adam'), finding: { severity: 'info', subject: 'model', cause: 'checkpoint-incomplete' } },
    { name: 'again and again', series: saves(0, 0, 0), facts: optimizer('momentum'), finding: { severity: 'info', firstStep: 100 } },
  ],
  silent: [
    { name: 'saved with state', series: saves(1, 1), facts: optimizer('adam') },
    { name: 'near miss: mended at the last save', series: saves(0, 1), facts: optimizer('adam') },
    { name: 'plain gradient descent has no state', series: saves(0, 0), facts: optimizer('sgd') },
    { name: 'never saved', facts: optimizer('adam') },
  ],
});
