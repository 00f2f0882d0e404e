import { describe, expect, test } from 'vitest';
import { constantGuessLoss, gapCandidates, reasonOfGap } from './fresh-training.ts';
import type { RuleInput, RunFacts } from './rule.ts';
import { curve, dataOf, factsOf, statisticsOf, trainingOf } from './rule-tester.ts';
import { type Curve, signalsOf } from './signals.fixture.ts';

const input = (series: Readonly<Record<string, Curve>>, facts: RunFacts): RuleInput => ({ step: 499, signals: signalsOf({ series }), facts });
const classes = (stepsPerEpoch: number, validationSamples = 1000) => factsOf({ task: 'classification', data: dataOf(), training: trainingOf({ stepsPerEpoch, validationSamples }) });
const evaluations = (at: (index: number) => number): Curve => ({ steps: curve(8, (index) => 63 * (index + 1) - 1), values: curve(8, at) });
const rising = (to: number, pace: number): Curve => curve(500, (step) => 0.1 + (to - 0.1) * (1 - Math.exp(-step / pace)));

describe('by accuracy', () => {
  test.each([
    ['good on new training rows, never on validation', rising(0.9, 15), () => 0.12, 63, 'sets-differ'],
    ['new rows at chance, validation at chance', rising(0.9, 900), () => 0.1, 63, 'labels-say-nothing'],
    ['new rows and validation alike', rising(0.95, 20), () => 0.85, 63, 'learned-by-heart'],
    ['far better on new rows, but validation is well above chance: rows may repeat', rising(1, 6), () => 0.6, 63, 'sets-may-differ'],
    ['a short epoch: rows were met three times, 0.3 apart is no proof', rising(0.5, 15), () => 0.12, 10, 'labels-say-nothing'],
    ['validation was good once', rising(0.9, 900), (index: number) => (index === 1 ? 0.5 : 0.1), 63, 'learned-by-heart'],
  ])('%s', (_, train, held, stepsPerEpoch, reason) => {
    expect(reasonOfGap(input({ 'train/accuracy': train, 'validation/accuracy': evaluations(held) }, classes(stepsPerEpoch)))).toBe(reason);
  });
  test('cannot be told without an epoch, classes or accuracy', () => {
    const series = { 'train/accuracy': rising(0.9, 15), 'validation/accuracy': evaluations(() => 0.1) };
    expect(reasonOfGap(input(series, factsOf({ data: dataOf(), training: trainingOf({ stepsPerEpoch: null }) })))).toBe('cannot-be-told');
    expect(reasonOfGap(input(series, factsOf({ data: dataOf({ classCounts: null }), training: trainingOf() })))).toBe('cannot-be-told');
    expect(reasonOfGap(input({}, classes(63)))).toBe('cannot-be-told');
  });
});

describe('by squared error', () => {
  const facts = factsOf({ task: 'regression', data: dataOf({ classCounts: null, targets: [statisticsOf({ std: 2 })] }), training: trainingOf({ task: 'regression', losses: ['meanSquaredError'], stepsPerEpoch: 63 }) });
  test.each([
    ['validation never beats the mean, nor did new rows', curve(500, (step) => 4 * Math.exp(-step / 900)), () => 4.5, 'labels-say-nothing'],
    ['new rows were learned, validation stays far off', curve(500, (step) => 4 * Math.exp(-step / 20)), () => 5, 'sets-differ'],
    ['validation was better than the mean', curve(500, (step) => 4 * Math.exp(-step / 900)), () => 2, 'learned-by-heart'],
  ])('%s', (_, train, held, reason) => expect(reasonOfGap(input({ 'train/loss': train, 'validation/loss': evaluations(held) }, facts))).toBe(reason));
  test('the mean of the targets misses by their variance', () => {
    expect(constantGuessLoss(facts)).toBe(4);
    expect(constantGuessLoss(factsOf({ data: dataOf(), training: trainingOf() }))).toBeCloseTo(Math.log(10), 2);
    expect(constantGuessLoss(factsOf({ data: dataOf(), training: trainingOf({ losses: ['custom'] }) }))).toBeNull();
  });
});

test('unbalanced classes and ordered batches explain a gap before anything else', () => {
  const series = { 'train/accuracy': rising(0.9, 15), 'validation/accuracy': evaluations(() => 0.12) };
  const unbalanced = factsOf({ data: dataOf({ classCounts: [110, 9] }), training: trainingOf() });
  expect(gapCandidates(input(series, unbalanced), 0.7)[0]!.cause).toBe('class-imbalance');
  expect(gapCandidates(input({ ...series, 'label-entropy-ratio': curve(60, () => 0.1) }, classes(63)), 0.7)[0]!.cause).toBe('batch-order');
  expect(gapCandidates(input({ ...series, 'label-entropy-ratio': curve(60, () => 0.9) }, classes(63)), 0.7)[0]!.cause).toBe('train-validation-mismatch');
});
