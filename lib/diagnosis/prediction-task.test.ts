import { expect, it } from 'vitest';
import { dataOf, factsOf, trainingOf } from './facts.fixture.ts';
import { chanceLevel, isRegression, lossFamily } from './prediction-task.ts';

it.each([
  ['categoricalCrossentropy', 'categorical-probabilities'],
  ['sparse_categorical_crossentropy', 'categorical-probabilities'],
  ['binaryCrossentropy', 'binary-probabilities'],
  ['softmaxCrossEntropy__op', 'categorical-logits'],
  ['sigmoidCrossEntropy', 'binary-logits'],
  ['meanSquaredError', 'distance'],
  ['mse', 'distance'],
  ['huberLoss', 'distance'],
  ['custom', 'other'],
] as const)('reads %s as %s', (name, family) => expect(lossFamily(name)).toBe(family));

it('calls a distance to class targets no regression', () => {
  expect(isRegression(factsOf({ training: trainingOf({ losses: ['meanSquaredError'], task: null }) }))).toBe(true);
  expect(isRegression(factsOf({ training: trainingOf({ losses: ['meanSquaredError'], task: null }), data: dataOf() }))).toBe(false);
  expect(isRegression(factsOf({ training: trainingOf({ task: 'regression', losses: ['custom'] }) }))).toBe(true);
  expect(isRegression(factsOf())).toBe(false);
});

it('reads chance from the most frequent class', () => {
  expect(chanceLevel(factsOf({ data: dataOf({ classCounts: [30, 10] }) }))).toBe(0.75);
  expect(chanceLevel(factsOf({ data: dataOf({ classCounts: [30] }) }))).toBeNull();
  expect(chanceLevel(factsOf())).toBeNull();
});
