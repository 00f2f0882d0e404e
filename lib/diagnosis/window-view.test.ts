import { expect, test } from 'vitest';
import { modelOf, layerOf, variableOf } from './facts.fixture.ts';
import { largestUpdates, largestUpdateSoFar, middleOf, scheduleShare } from './largest-update.ts';
import { effectiveActivation, hiddenLayers, initialScaleRatio, isKernelSubject, layerOfSubject } from './model-view.ts';
import { hasLearningRateRisen, lastLearningRateRise } from './schedule.ts';
import { curve, signalsOf, windowOf } from './signals.fixture.ts';
import { before, firstFinite, holdsSince, lastStep, lastValue, newest } from './window-view.ts';

test('parts of a window', () => {
  const window = windowOf([Number.NaN, 1, 2, 3, 4, 5]);
  expect([...newest(window, 2).values]).toEqual([4, 5]);
  expect([...newest(window, 99).values]).toHaveLength(6);
  expect([...newest(window, 0).values]).toEqual([]);
  expect([...before(window, 2, 2).steps]).toEqual([2, 3]);
  expect([...before(window, 99, 2).values]).toEqual([]);
  expect([lastValue(window), lastStep(window), firstFinite(window)]).toEqual([5, 5, 1]);
  expect([lastValue(undefined), lastStep(undefined), firstFinite(undefined)]).toEqual([null, null, null]);
  expect([holdsSince(window, (value) => value > 2), holdsSince(window, (value) => value > 9)]).toEqual([3, null]);
});

test('the learning rate rises at a warm-up and a restart, not by rounding', () => {
  const restart = windowOf(curve(100, (step) => (step < 60 ? 1e-3 : 1e-2)));
  expect(lastLearningRateRise(restart)).toBe(60);
  expect([hasLearningRateRisen(restart, 65, 10), hasLearningRateRisen(restart, 75, 10), hasLearningRateRisen(undefined, 5, 10)]).toEqual([true, false, false]);
  expect(lastLearningRateRise(windowOf(curve(100, (step) => 1e-3 * (1 + 1e-4 * (step % 2)))))).toBeNull();
  expect([scheduleShare(windowOf([1e-2, 1e-3])), scheduleShare(undefined), scheduleShare(windowOf([0]))]).toEqual([0.1, 1, 1]);
});

test('the largest update is looked for among kernels only', () => {
  const signals = signalsOf({ series: { 'update-ratio/a/kernel': [0.1, 0.2, 0.1], 'update-ratio/b/kernel': [0.05, 0.4, 0.3], 'update-ratio/b/bias': [9, 9, 9] } });
  expect(largestUpdateSoFar(signals, null)).toEqual({ subject: 'b/kernel', ratio: 0.4, step: 1 });
  expect(largestUpdates(signals, null, 2)).toEqual({ steps: [1, 2], ratios: [0.4, 0.3], subject: 'b/kernel', kernels: 2 });
  expect(largestUpdates(signalsOf({}), null, 2)).toBeNull();
  expect(middleOf([])).toBeNaN();
});

test('a model is read the same way everywhere', () => {
  const model = modelOf(['relu', 'linear', 'softmax']);
  const shaped = { ...model, layers: [...model.layers.slice(0, 2), layerOf({ name: 'act', className: 'Activation', activation: 'tanh', variables: [], inboundLayers: ['dense_2'] }), ...model.layers.slice(2)] };
  expect(hiddenLayers(shaped).map(({ name }) => name)).toEqual(['dense_1', 'dense_2']);
  expect(shaped.layers.map((layer) => effectiveActivation(shaped, layer))).toEqual(['relu', 'tanh', 'tanh', 'softmax']);
  expect([layerOfSubject(model, 'dense_2/kernel')?.name, layerOfSubject(model, 'dense_2')?.name, layerOfSubject(null, 'dense_2')]).toEqual(['dense_2', 'dense_2', undefined].map((name) => name ?? null));
  expect([isKernelSubject(model, 'dense_1/kernel'), isKernelSubject(model, 'dense_1/bias'), isKernelSubject(null, 'w'), isKernelSubject(null, 'bn/gamma')]).toEqual([true, false, true, false]);
  expect(initialScaleRatio(variableOf(), 'relu')).toBeCloseTo(1, 12);
  expect(initialScaleRatio(variableOf({ initialStd: Math.sqrt(2 / 128) * 3 }), 'tanh')).toBeCloseTo(3, 12);
  expect([initialScaleRatio(variableOf({ fanIn: 0 }), 'relu'), initialScaleRatio(variableOf({ initialStd: null }), 'relu')]).toEqual([null, null]);
});
