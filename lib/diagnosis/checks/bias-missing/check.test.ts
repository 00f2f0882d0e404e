import { factsOf, layerOf, modelOf, testRule } from '../../rule-tester.ts';
import { biasMissing } from './check.ts';
import { words } from './words.ts';

const followedBy = (className: string) => ({
  ...modelOf([]),
  layers: [layerOf({ name: 'conv', className: 'Conv2D', useBias: false }), layerOf({ name: 'next', className, useBias: null, inboundLayers: ['conv'] }), layerOf({ name: 'head', isOutput: true, inboundLayers: ['next'] })],
});

testRule(biasMissing, words, {
  fires: [
    { name: 'no bias anywhere', facts: factsOf({ model: modelOf(['relu', 'relu', 'softmax'], (layer) => ({ ...layer, useBias: false })) }), finding: { severity: 'info', subject: 'dense_1', cause: 'bias-missing', alsoIn: ['dense_2', 'dense_3'] } },
    { name: 'one layer without, activation after it', facts: factsOf({ model: followedBy('Activation') }), finding: { subject: 'conv' } },
  ],
  silent: [
    { name: 'biases everywhere', facts: factsOf({ model: modelOf(['relu', 'softmax']) }) },
    { name: 'near miss: batch normalisation follows', facts: factsOf({ model: followedBy('BatchNormalization') }) },
    { name: 'unknown whether there is one', facts: factsOf({ model: modelOf(['relu'], (layer) => ({ ...layer, useBias: null })) }) },
    { name: 'nothing known' },
  ],
});
