import { describe, expect, test } from 'vitest';
import { cliffsDelta, mannWhitney, medianOf } from './statistics.ts';

describe('Mann–Whitney', () => {
  test('two samples of five that do not overlap: 2 of 252 ways', () => expect(mannWhitney([1, 2, 3, 4, 5], [6, 7, 8, 9, 10])).toBeCloseTo(2 / 252, 12));
  test('equal samples say nothing', () => {
    expect(mannWhitney([1, 1, 1, 1], [1, 1, 1, 1])).toBe(1);
    expect(mannWhitney([1, 2, 3, 4, 5], [1, 2, 3, 4, 5])).toBe(1);
  });
  test('of a published table: U = 2 of 5 and 5 is the largest below 0.05', () => {
    expect(mannWhitney([1, 2, 3, 4, 7], [5, 6, 8, 9, 10])).toBeLessThan(0.05);
    expect(mannWhitney([1, 2, 3, 4, 8], [5, 6, 7, 9, 10])).toBeGreaterThan(0.05);
  });
  test('an empty side, and infinities', () => {
    expect(mannWhitney([], [1])).toBe(1);
    expect(mannWhitney([-Infinity, -Infinity, -Infinity, -Infinity, -Infinity], [1, 2, 3, 4, 5])).toBeCloseTo(2 / 252, 12);
  });
});

test('Cliff’s δ goes from all smaller to all larger', () => {
  expect(cliffsDelta([1, 2], [3, 4])).toBe(-1);
  expect(cliffsDelta([3, 4], [1, 2])).toBe(1);
  expect(cliffsDelta([-Infinity], [-Infinity])).toBe(0);
  expect(cliffsDelta([], [1])).toBe(0);
});

test('median', () => expect([medianOf([3, 1, 2]), medianOf([4, 1, 2, 3]), medianOf([])]).toEqual([2, 2.5, NaN]));
