import { expect, it } from 'vitest';
import { accuracyGap, gapSince } from './accuracy-gap.ts';
import { dataOf, factsOf, trainingOf } from './facts.fixture.ts';
import type { RunFacts } from './rule.ts';
import { signalsOf } from './signals.fixture.ts';

const input = (train: readonly number[], held: readonly number[], facts: RunFacts = factsOf()) => ({ step: 0, facts, signals: signalsOf({ series: { 'train-probe/accuracy': train, 'validation/accuracy': held } }) });

it('takes medians over the newest evaluations', () => {
  const gap = accuracyGap(input([0.5, 0.9, 1, 0.8], [0.4, 0.6, 0.7, 0.5]), 3)!;
  expect(gap.train).toBe(0.9);
  expect(gap.validation).toBe(0.6);
  expect(gap.step).toBe(3);
  expect(gapSince(gap, (difference) => difference > 0.2)).toBe(1);
});

it('trusts a small set less', () => {
  const errorOf = (rows: number, validationSamples: number): number =>
    accuracyGap(input([0.9, 0.9, 0.9], [0.8, 0.8, 0.8], factsOf({ data: dataOf({ rows }), training: trainingOf({ validationSamples }) })), 3)!.standardError;
  expect(errorOf(1000, 1000)).toBeLessThan(errorOf(1000, 30));
  expect(errorOf(1000, 1000)).toBe(errorOf(128, 1000)); // the probe has 128 rows, however many the data have
});

it('says nothing without enough evaluations of both', () => {
  expect(accuracyGap(input([0.9, 0.9], [0.8, 0.8]), 3)).toBeNull();
  expect(accuracyGap({ step: 0, facts: factsOf(), signals: signalsOf({ series: { 'validation/accuracy': [1, 1, 1] } }) }, 3)).toBeNull();
});
