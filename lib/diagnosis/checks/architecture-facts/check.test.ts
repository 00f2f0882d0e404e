import { curve, dataOf, factsOf, layerOf, modelOf, testRule, trainingOf } from '../../rule-tester.ts';
import { architectureFacts } from './check.ts';
import { words } from './words.ts';

const narrow = (units: number, losses = ['categoricalCrossentropy']) => factsOf({ model: modelOf(['relu', 'softmax'], (layer, index) => (index === 0 ? { ...layer, units } : layer)), data: dataOf(), training: trainingOf({ losses }) });
const planned = (changes: Parameters<typeof trainingOf>[0]) => factsOf({ model: modelOf(['relu', 'softmax']), training: trainingOf({ trainingSamples: 2000, batchSize: 2000, totalSteps: 40, epochs: 40, ...changes }) });
const sized = (parameters: number, trainingSamples: number) => factsOf({ model: { ...modelOf(['relu', 'softmax']), trainableParameterCount: parameters }, training: trainingOf({ trainingSamples }) });
const rnn = (className: string, timeSteps: number) => ({ ...modelOf([]), layers: [layerOf({ name: 'rnn', className, isRecurrent: true, timeSteps })] });

testRule(architectureFacts, words, {
  fires: [
    { name: 'ten sigmoid layers', facts: factsOf({ model: modelOf([...Array.from({ length: 10 }, () => 'sigmoid'), 'softmax']) }), finding: { severity: 'info', subject: 'model', cause: 'activation-choice' } },
    { name: 'plain recurrence over 100 steps', facts: factsOf({ model: rnn('SimpleRNN', 100) }), finding: { subject: 'rnn', cause: 'recurrent-instability' } },
    { name: 'sixty samples for thousands of parameters', facts: factsOf({ model: modelOf(['relu', 'relu', 'softmax']), training: trainingOf({ trainingSamples: 60 }) }), finding: { cause: 'overfitting' } },
    { name: 'two units before ten classes', facts: factsOf({ model: modelOf(['relu', 'softmax'], (layer, index) => (index === 0 ? { ...layer, units: 2 } : layer)), data: dataOf() }), finding: { subject: 'dense_1', cause: 'capacity-too-small' } },
    { name: 'two units, and the loss stays high: the layer holds it back', series: { 'train/loss': curve(250, (step) => 1.2 + Math.exp(-step / 30)) }, facts: narrow(2), finding: { severity: 'warning', cause: 'capacity-too-small' } },
    { name: 'two units, and the loss falls: said only', series: { 'train/loss': curve(250, (step) => 0.5 + Math.exp(-step / 20)) }, facts: narrow(2), finding: { severity: 'info' } },
    { name: 'two units, too early to tell', series: { 'train/loss': curve(199, () => 2) }, facts: narrow(2), finding: { severity: 'info' } },
    { name: 'three units before ten classes: 3.32 are needed', facts: narrow(3), finding: { subject: 'dense_1' } },
    { name: 'four tanh layers', facts: factsOf({ model: modelOf(['tanh', 'tanh', 'tanh', 'tanh', 'softmax']) }), finding: { cause: 'activation-choice' } },
    { name: 'plain recurrence over 21 steps', facts: factsOf({ model: rnn('SimpleRNN', 21) }), finding: { cause: 'recurrent-instability' } },
    { name: 'just above 100 parameters a sample', facts: sized(10_001, 100), finding: { cause: 'overfitting' } },
    { name: 'all the data in one batch, forty times', facts: planned({}), finding: { severity: 'warning', cause: 'batch-size-too-large' } },
    { name: 'half the data in a batch, 98 updates', facts: planned({ batchSize: 1000, totalSteps: 98, epochs: 49 }), finding: { cause: 'batch-size-too-large' } },
  ],
  silent: [
    { name: 'near miss: plain recurrence over 20 steps', facts: factsOf({ model: rnn('SimpleRNN', 20) }) },
    { name: 'near miss: 100 parameters a sample', facts: sized(10_000, 100) },
    { name: 'near miss: all the data in one batch, a hundred times', facts: planned({ totalSteps: 100, epochs: 100 }) },
    { name: 'near miss: 499 rows in one batch', facts: planned({ trainingSamples: 499, batchSize: 499 }) },
    { name: 'near miss: a little less than half the data', facts: planned({ batchSize: 999, totalSteps: 90, epochs: 30 }) },
    { name: 'four epochs are a trial', facts: planned({ totalSteps: 4, epochs: 4 }) },
    { name: 'a usual network', facts: factsOf({ model: modelOf(['relu', 'relu', 'softmax']), training: trainingOf(), data: dataOf() }) },
    { name: 'near miss: three tanh layers', facts: factsOf({ model: modelOf(['tanh', 'tanh', 'tanh', 'softmax']) }) },
    { name: 'LSTM over 100 steps', facts: factsOf({ model: rnn('LSTM', 100) }) },
    { name: 'near miss: four units before ten classes', facts: factsOf({ model: modelOf(['relu', 'softmax'], (layer, index) => (index === 0 ? { ...layer, units: 4 } : layer)), data: dataOf() }) },
    { name: 'nothing known' },
  ],
});
