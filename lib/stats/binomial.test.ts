import { expect, test } from 'vitest';
import { binomialStandardError, shareDifferenceStandardError } from './binomial.ts';
import { entropy, entropyRatio } from './entropy.ts';
import { countNonFinite, finiteOf } from './finite.ts';

test('standard errors of shares', () => {
  expect(binomialStandardError(0.5, 100)).toBeCloseTo(0.05, 12);
  expect(shareDifferenceStandardError(0.5, 100, 0.5, 100)).toBeCloseTo(Math.sqrt(0.25 * 0.02), 12);
  expect([binomialStandardError(2, 10), binomialStandardError(0.5, 0), binomialStandardError(Number.NaN, 10), shareDifferenceStandardError(0.5, 0, 0.5, 10)]).toEqual([0.5, 0.5, 0.5, 0.5]);
});

test('entropy of counts', () => {
  expect(entropy([1, 1])).toBeCloseTo(Math.log(2), 12);
  expect(entropy([7, 0, 0])).toBeCloseTo(0, 12);
  expect(entropyRatio([5, 5, 5, 5])).toBeCloseTo(1, 12);
  expect([entropy([]), entropy([Number.NaN, -1]), entropyRatio([3])]).toEqual([0, 0, 1]);
});

test('finite values', () => {
  expect([...finiteOf([1, Number.NaN, 2, Number.POSITIVE_INFINITY])]).toEqual([1, 2]);
  expect(countNonFinite([1, Number.NaN, Number.NEGATIVE_INFINITY])).toBe(2);
});
