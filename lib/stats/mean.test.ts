import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mean, standardDeviation } from './mean.ts';

test('agree with the obvious sums', () => {
  fc.assert(
    fc.property(fc.array(fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e6, max: 1e6 }), { minLength: 2, maxLength: 60 }), (values) => {
      const middle = values.reduce((sum, value) => sum + value, 0) / values.length;
      const variance = values.reduce((sum, value) => sum + (value - middle) ** 2, 0) / (values.length - 1);
      expect(mean(values)).toBeCloseTo(middle, 5);
      expect(standardDeviation(values)).toBeCloseTo(Math.sqrt(variance), 5);
    }),
  );
});

test('pass over what is not finite, and say so when nothing is left', () => {
  expect(mean([Number.NaN, 2, 4])).toBe(3);
  expect(mean([Number.MAX_VALUE, Number.MAX_VALUE])).toBe(Number.MAX_VALUE);
  expect([mean([]), standardDeviation([1]), standardDeviation([Number.NaN, 1])]).toEqual([null, null, null]);
});
