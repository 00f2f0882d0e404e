import { curve, dataOf, factsOf, modelOf, noise, ordinaryFacts, sampled, statisticsOf, testRule, trainingOf } from '../../rule-tester.ts';
import { activationDead } from './rule.ts';
import { words } from './words.ts';

const healthy = (step: number): number => 0.2 + 0.1 * noise(step);

testRule(activationDead, words, {
  fires: [
    { name: 'a layer that never fired', series: { 'activation-dead-ratio/dense_1': sampled(20, () => 1) }, facts: ordinaryFacts(), finding: { severity: 'critical', subject: 'dense_1', cause: 'initialisation', firstStep: 0 } },
    {
      name: 'a layer that died after a huge update',
      series: { 'activation-dead-ratio/dense_1': sampled(60, (step) => (step < 20 ? healthy(step) : 0.97)), 'update-ratio/dense_1/kernel': curve(60, (step) => (step === 18 ? 5 : 1e-3)) },
      finding: { severity: 'critical', cause: 'learning-rate-too-high', firstStep: 20 },
    },
    { name: 'dead within the first steps of a huge learning rate', series: { 'activation-dead-ratio/dense_1': curve(30, (step) => (step < 1 ? 0.1 : 1)), 'update-ratio/dense_1/kernel': curve(30, (step) => (step < 2 ? 20 : 0)) }, finding: { cause: 'learning-rate-too-high' } },
    { name: 'half of a layer', series: { 'activation-dead-ratio/dense_1': sampled(40, (step) => 0.6 + 0.05 * noise(step)), 'activation-dead-ratio/dense_2': sampled(40, () => 0.55) }, finding: { severity: 'warning', alsoIn: ['dense_2'] } },
    { name: 'more and more', series: { 'activation-dead-ratio/dense_1': sampled(60, (step) => Math.min(0.45, 0.1 + step / 300)) }, finding: { severity: 'info' } },
    { name: 'inputs of 0 … 255', series: { 'activation-dead-ratio/dense_1': sampled(60, (step) => (step < 20 ? 0.1 : 0.95)) }, facts: factsOf({ data: dataOf({ inputs: [statisticsOf({ std: 78, mean: 33 })] }) }), finding: { cause: 'input-scale' } },
  ],
  silent: [
    { name: 'healthy', series: { 'activation-dead-ratio/dense_1': sampled(100, healthy) }, facts: ordinaryFacts() },
    { name: 'sparse by nature, as at the start', series: { 'activation-dead-ratio/dense_1': sampled(100, () => 0.42) } },
    { name: 'silent on some batches only', series: { 'activation-dead-ratio/dense_1': curve(60, (step) => (step % 4 === 0 ? 0.2 : 0.8)) } },
    { name: 'tiny batches', series: { 'activation-dead-ratio/dense_1': sampled(60, () => 0.6) }, facts: factsOf({ training: trainingOf({ batchSize: 8 }) }) },
    { name: 'sigmoid units that underflow to zero', series: { 'activation-dead-ratio/dense_1': sampled(60, () => 1) }, facts: factsOf({ model: modelOf(['sigmoid', 'softmax']) }) },
    { name: 'the output layer', series: { 'activation-dead-ratio/dense_2': sampled(60, () => 1) }, facts: factsOf({ model: modelOf(['relu', 'relu']) }) },
    { name: 'too early', series: { 'activation-dead-ratio/dense_1': [1, 1] } },
  ],
});
