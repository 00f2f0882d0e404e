import fc from 'fast-check';
import { expect, test } from 'vitest';
import { median, medianAbsoluteDeviation, quantile } from './quantile.ts';

const numbers = fc.array(fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e6, max: 1e6 }), { minLength: 1, maxLength: 60 });

test('the median agrees with the obvious one', () => {
  fc.assert(
    fc.property(numbers, (values) => {
      const sorted = [...values].sort((one, other) => one - other);
      const middle = sorted.length / 2;
      const obvious = sorted.length % 2 === 1 ? sorted[Math.floor(middle)]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
      expect(median(values)).toBeCloseTo(obvious, 6);
    }),
  );
});

test('a quantile lies within the values, grows with q, and leaves its input as it was', () => {
  fc.assert(
    fc.property(numbers, fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true }), (values, one, other) => {
      const copy = [...values];
      const [low, high] = [quantile(values, Math.min(one, other))!, quantile(values, Math.max(one, other))!];
      expect(low).toBeLessThanOrEqual(high + 1e-9);
      expect(low).toBeGreaterThanOrEqual(Math.min(...values) - 1e-9);
      expect(high).toBeLessThanOrEqual(Math.max(...values) + 1e-9);
      expect(values).toEqual(copy);
    }),
  );
});

test.each<[readonly number[], number | null]>([
  [[], null],
  [[Number.NaN, Number.POSITIVE_INFINITY], null],
  [[3], 3],
  [[Number.NaN, 1, 3], 2],
  [[-Number.MAX_VALUE, Number.MAX_VALUE], 0],
  [[Number.MAX_VALUE, Number.MAX_VALUE], Number.MAX_VALUE],
])('median of %j is %j', (values, expected) => expect(median(values)).toBe(expected));

test('the median absolute deviation is that of the finite values', () => {
  expect(medianAbsoluteDeviation([1, 1, 2, 2, 4, 6, 9])).toBe(1);
  expect(medianAbsoluteDeviation([5, 5, 5, Number.NaN])).toBe(0);
  expect(medianAbsoluteDeviation([])).toBeNull();
});
