import { curve, factsOf, noise, testRule, trainingOf } from '../../rule-tester.ts';
import { learningRateRange } from './check.ts';
import { words } from './words.ts';

const rate = (optimizer: string, learningRate: number, momentum?: number) => factsOf({ training: trainingOf({ optimizer, learningRate, optimizerConfig: momentum === undefined ? {} : { momentum } }) });

testRule(learningRateRange, words, {
  fires: [
    { name: 'SGD at 10', facts: rate('sgd', 10), finding: { severity: 'info', subject: 'model', cause: 'learning-rate-too-high' } },
    { name: 'Adam at 0.1', facts: rate('adam', 0.1), finding: { cause: 'learning-rate-too-high' } },
    { name: 'Adam at 0.1, and the loss stands still', facts: rate('adam', 0.1), series: { 'train/loss': curve(200, (step) => 2.3 + 0.1 * noise(step)) }, finding: { firstStep: 0 } },
    { name: 'Adam at 1e-7', facts: rate('adam', 1e-7), finding: { cause: 'learning-rate-too-low' } },
    { name: 'momentum 0.99 at 0.05 is as much as 5', facts: rate('momentum', 0.05, 0.99), finding: { cause: 'learning-rate-too-high' } },
  ],
  silent: [
    { name: 'Adam at 1e-3', facts: rate('adam', 1e-3) },
    { name: 'unusual, but it works', facts: rate('adam', 0.02), series: { 'train/loss': curve(200, (step) => 1.1 * Math.exp(-step / 60) * (1 + 0.2 * noise(step))) } },
    { name: 'near miss: Adam at 1e-2', facts: rate('adam', 1e-2) },
    { name: 'near miss: SGD at 1', facts: rate('sgd', 1) },
    { name: 'momentum 0.9 at 0.05', facts: rate('momentum', 0.05, 0.9) },
    { name: 'an optimizer with scales of its own', facts: rate('adadelta', 1e-6) },
    { name: 'nothing known' },
  ],
});
