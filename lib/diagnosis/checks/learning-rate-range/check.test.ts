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
    { name: 'a momentum that never settles', facts: { ...rate('momentum', 0.02, 0.999), totalSteps: 320 }, finding: { severity: 'warning', cause: 'learning-rate-too-high' } },
    { name: 'the same over a long run: a hint', facts: { ...rate('momentum', 0.02, 0.999), totalSteps: 100_000 }, finding: { severity: 'info' } },
    { name: 'just above for Adam', facts: rate('adam', 0.0101), finding: { cause: 'learning-rate-too-high' } },
    { name: 'just below for RMSProp', facts: rate('rmsprop', 9.9e-6), finding: { cause: 'learning-rate-too-low' } },
    { name: 'just above for SGD', facts: rate('sgd', 1.01), finding: { cause: 'learning-rate-too-high' } },
    { name: 'just below for SGD', facts: rate('sgd', 9.9e-5), finding: { cause: 'learning-rate-too-low' } },
    { name: 'momentum 0.9 at 0.11: 1.1 in effect', facts: rate('momentum', 0.11, 0.9), finding: { cause: 'learning-rate-too-high' } },
    { name: 'the loss has fallen by less than a fifth', facts: rate('adam', 0.02), series: { 'train/loss': curve(200, (step) => (step < 100 ? 1 : 0.83)) } },
    { name: 'fallen, but 59 samples are too few to tell', facts: rate('adam', 0.02), series: { 'train/loss': curve(59, (step) => (step < 20 ? 1 : 0.1)) } },
    { name: 'a limit set lower', facts: rate('adam', 0.005), parameters: { adaptiveHighest: 0.001 } },
  ],
  silent: [
    { name: 'the loss has fallen by more than a fifth', facts: rate('adam', 0.02), series: { 'train/loss': curve(200, (step) => (step < 100 ? 1 : 0.77)) } },
    { name: 'near miss: Adam at 1e-5', facts: rate('adam', 1e-5) },
    { name: 'near miss: SGD at 1e-4', facts: rate('sgd', 1e-4) },
    { name: 'near miss: momentum 0.9 at 0.1: 1 in effect', facts: rate('momentum', 0.1, 0.9) },
    { name: 'a rate of 0 is a frozen run, not a low rate', facts: rate('sgd', 0) },
    { name: 'Adam at 1e-3', facts: rate('adam', 1e-3) },
    { name: 'unusual, but it works', facts: rate('adam', 0.02), series: { 'train/loss': curve(200, (step) => 1.1 * Math.exp(-step / 60) * (1 + 0.2 * noise(step))) } },
    { name: 'near miss: Adam at 1e-2', facts: rate('adam', 1e-2) },
    { name: 'near miss: SGD at 1', facts: rate('sgd', 1) },
    { name: 'momentum 0.9 at 0.05', facts: rate('momentum', 0.05, 0.9) },
    { name: 'an optimizer with scales of its own', facts: rate('adadelta', 1e-6) },
    { name: 'nothing known' },
  ],
});
