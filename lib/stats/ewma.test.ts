import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ewma, weightOfHalfLife } from './ewma.ts';

test('is the weighted mean of all values so far, written out', () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: -1e3, max: 1e3, noNaN: true }), { minLength: 1, maxLength: 40 }), fc.double({ min: 0.01, max: 1, noNaN: true }), (values, weight) => {
      const smoothed = ewma(values, weight);
      values.forEach((_, end) => {
        const weights = values.slice(0, end + 1).map((__, index) => weight * (1 - weight) ** (end - index));
        const total = weights.reduce((sum, item) => sum + item, 0);
        const obvious = weights.reduce((sum, item, index) => sum + item * values[index]!, 0) / total;
        expect(smoothed[end]).toBeCloseTo(obvious, 5);
      });
    }),
  );
});

test('a value counts half as much after one half-life', () => expect((1 - weightOfHalfLife(10)) ** 10).toBeCloseTo(0.5, 12));
test('non-finite values leave it as it was', () => {
  expect([...ewma([Number.NaN, 2, Number.POSITIVE_INFINITY, 2], 0.5)]).toEqual([Number.NaN, 2, 2, 2]);
});
