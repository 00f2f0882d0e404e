import { expect, it } from 'vitest';
import { layerOf, modelOf } from './facts.fixture.ts';
import { activationOf, firstLayer, followersOf, isLinearPassage, outputHeads } from './model-graph.ts';

it('reads the activation of a layer from its own or from its class', () => {
  expect(activationOf(layerOf({ activation: 'tanh' }))).toBe('tanh');
  expect(activationOf(layerOf({ className: 'ReLU', activation: null }))).toBe('relu');
  expect(activationOf(layerOf({ className: 'Softmax', activation: null }))).toBe('softmax');
  expect(activationOf(layerOf({ className: 'Flatten', activation: null }))).toBeNull();
});

it('finds followers and output heads', () => {
  const model = modelOf(['relu', 'relu', 'softmax']);
  expect(followersOf(model, model.layers[0]!).map((layer) => layer.name)).toEqual(['dense_2']);
  expect(outputHeads(model)).toEqual([{ layer: model.layers[2], activation: 'softmax', units: 10 }]);
});

it('takes the units of a head from its shape where it has none of its own', () => {
  const model = { ...modelOf([]), layers: [layerOf({ className: 'Activation', activation: 'softmax', units: null, outputShape: [null, 7], isOutput: true })] };
  expect(outputHeads(model)[0]).toMatchObject({ activation: 'softmax', units: 7 });
});

it('skips the input layer, and knows what passes values on', () => {
  expect(firstLayer({ ...modelOf([]), layers: [layerOf({ className: 'InputLayer' }), layerOf({ name: 'first' })] })?.name).toBe('first');
  expect(firstLayer(null)).toBeNull();
  expect(isLinearPassage(layerOf({ className: 'Dropout' }))).toBe(true);
  expect(isLinearPassage(layerOf({ className: 'MaxPooling2D' }))).toBe(false);
});
