import { dataOf, factsOf, layerOf, modelOf, testRule, trainingOf } from '../../rule-tester.ts';
import { architectureFacts } from './check.ts';
import { words } from './words.ts';

const rnn = (className: string, timeSteps: number) => ({ ...modelOf([]), layers: [layerOf({ name: 'rnn', className, isRecurrent: true, timeSteps })] });

testRule(architectureFacts, words, {
  fires: [
    { name: 'ten sigmoid layers', facts: factsOf({ model: modelOf([...Array.from({ length: 10 }, () => 'sigmoid'), 'softmax']) }), finding: { severity: 'info', subject: 'model', cause: 'activation-choice' } },
    { name: 'plain recurrence over 100 steps', facts: factsOf({ model: rnn('SimpleRNN', 100) }), finding: { subject: 'rnn', cause: 'recurrent-instability' } },
    { name: 'sixty samples for thousands of parameters', facts: factsOf({ model: modelOf(['relu', 'relu', 'softmax']), training: trainingOf({ trainingSamples: 60 }) }), finding: { cause: 'overfitting' } },
    { name: 'two units before ten classes', facts: factsOf({ model: modelOf(['relu', 'softmax'], (layer, index) => (index === 0 ? { ...layer, units: 2 } : layer)), data: dataOf() }), finding: { subject: 'dense_1', cause: 'capacity-too-small' } },
  ],
  silent: [
    { name: 'a usual network', facts: factsOf({ model: modelOf(['relu', 'relu', 'softmax']), training: trainingOf(), data: dataOf() }) },
    { name: 'near miss: three tanh layers', facts: factsOf({ model: modelOf(['tanh', 'tanh', 'tanh', 'softmax']) }) },
    { name: 'LSTM over 100 steps', facts: factsOf({ model: rnn('LSTM', 100) }) },
    { name: 'near miss: four units before ten classes', facts: factsOf({ model: modelOf(['relu', 'softmax'], (layer, index) => (index === 0 ? { ...layer, units: 4 } : layer)), data: dataOf() }) },
    { name: 'nothing known' },
  ],
});
