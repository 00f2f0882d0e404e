import { curve, dataOf, factsOf, modelOf, noise, sampled, statisticsOf, testRule } from '../../rule-tester.ts';
import { activationSaturated } from './rule.ts';
import { words } from './words.ts';

const share = (at: (step: number) => number) => sampled(70, (step) => Math.min(1, Math.max(0, at(step) + 0.02 * noise(step))));
const tanhs = factsOf({ model: modelOf(['tanh', 'tanh', 'softmax']) });

testRule(activationSaturated, words, {
  fires: [
    {
      name: 'bytes into tanh: saturated from the start',
      series: { 'activation-saturated-ratio/dense_1': share(() => 0.9), 'activation-saturated-ratio/dense_2': share(() => 0.2) },
      facts: factsOf({ model: modelOf(['tanh', 'tanh', 'softmax']), data: dataOf({ inputs: [statisticsOf({ std: 78 })] }) }),
      finding: { severity: 'warning', subject: 'dense_1', cause: 'input-scale', firstStep: 0 },
    },
    {
      name: 'thrown to the ends by huge updates',
      series: { 'activation-saturated-ratio/dense_1': share((step) => (step < 40 ? 0.05 : 0.8)), 'update-ratio/dense_1/kernel': curve(60, (step) => (step === 39 ? 0.6 : 1e-3)) },
      facts: tanhs,
      finding: { cause: 'learning-rate-too-high', firstStep: 40 },
    },
    { name: 'two layers', series: { 'activation-saturated-ratio/dense_1': share(() => 0.7), 'activation-saturated-ratio/dense_2': share(() => 0.8) }, facts: tanhs, finding: { alsoIn: ['dense_2'], cause: 'initialisation' } },
  ],
  silent: [
    { name: 'a tenth saturated', series: { 'activation-saturated-ratio/dense_1': share(() => 0.1) }, facts: tanhs },
    { name: 'near miss: 45 %', series: { 'activation-saturated-ratio/dense_1': share(() => 0.45) }, facts: tanhs },
    { name: 'one sample only', series: { 'activation-saturated-ratio/dense_1': curve(60, (step) => (step === 59 ? 0.9 : 0.1)) }, facts: tanhs },
    { name: 'the output may be sure', series: { 'activation-saturated-ratio/dense_2': share(() => 0.99) }, facts: factsOf({ model: modelOf(['tanh', 'sigmoid']) }) },
    { name: 'gates of an LSTM', series: { 'activation-saturated-ratio/lstm': share(() => 0.9) }, facts: factsOf({ model: modelOf(['tanh', 'softmax'], (layer, index) => (index === 0 ? { ...layer, name: 'lstm', className: 'LSTM', isRecurrent: true } : layer)) }) },
  ],
});
