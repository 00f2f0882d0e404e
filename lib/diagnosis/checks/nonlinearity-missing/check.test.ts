import { factsOf, layerOf, modelOf, testRule, variableOf } from '../../rule-tester.ts';
import type { LayerDescription } from '../../../protocol/description.ts';
import { nonlinearityMissing } from './check.ts';
import { words } from './words.ts';

const chain = (...layers: Partial<LayerDescription>[]) => ({
  ...modelOf([]),
  layers: layers.map((layer, index) => layerOf({ name: `layer_${index + 1}`, inboundLayers: index === 0 ? [] : [`layer_${index}`], isOutput: index === layers.length - 1, ...layer })),
});

testRule(nonlinearityMissing, words, {
  fires: [
    { name: 'two linear hidden layers before the head', facts: factsOf({ model: modelOf(['linear', 'linear', 'softmax']) }), finding: { severity: 'warning', subject: 'dense_1', cause: 'activation-choice', alsoIn: ['dense_2'] } },
    { name: 'dropout and flatten between do not help', facts: factsOf({ model: chain({ className: 'Conv2D', activation: 'linear' }, { className: 'Flatten', variables: [], activation: null }, { className: 'Dropout', variables: [], activation: null }, { activation: 'softmax' }) }), finding: { subject: 'layer_1' } },
  ],
  silent: [
    { name: 'relu everywhere', facts: factsOf({ model: modelOf(['relu', 'relu', 'softmax']) }) },
    { name: 'activation as a layer of its own', facts: factsOf({ model: chain({ activation: 'linear' }, { className: 'ReLU', variables: [], activation: null }, { activation: 'softmax' }) }) },
    { name: 'normalisation, then activation', facts: factsOf({ model: chain({ activation: 'linear' }, { className: 'BatchNormalization', activation: null }, { className: 'Activation', activation: 'relu' }, { activation: 'softmax' }) }) },
    { name: 'max pooling is not linear', facts: factsOf({ model: chain({ className: 'Conv2D', activation: 'linear' }, { className: 'MaxPooling2D', activation: null }, { activation: 'softmax' }) }) },
    { name: 'near miss: a bottleneck of 8 units between 64 and 64', facts: factsOf({ model: chain({ activation: 'linear', units: 8, variables: [variableOf({ shape: [64, 8], fanOut: 8 })] }, { activation: 'relu' }, { activation: 'softmax' }) }) },
    { name: 'linear regression: one layer, which is the output', facts: factsOf({ model: chain({ activation: 'linear' }) }) },
    { name: 'depthwise, then pointwise', facts: factsOf({ model: chain({ className: 'DepthwiseConv2D', activation: 'linear' }, { className: 'Conv2D', activation: 'relu' }, { activation: 'softmax' }) }) },
    { name: 'nothing known' },
  ],
});
