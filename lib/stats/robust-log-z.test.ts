import fc from 'fast-check';
import { expect, test } from 'vitest';
import { logsOf, robustLogZ } from './robust-log-z.ts';

const positive = fc.double({ min: 1e-3, max: 1e3, noNaN: true });

test('does not depend on the unit of the values', () => {
  fc.assert(
    fc.property(fc.array(positive, { minLength: 3, maxLength: 50 }), positive, fc.double({ min: 1e-6, max: 1e6, noNaN: true }), (baseline, value, scale) => {
      expect(robustLogZ(value * scale, baseline.map((item) => item * scale))).toBeCloseTo(robustLogZ(value, baseline)!, 4);
    }),
  );
});

test('one wild value in the baseline hardly moves it, and equal values are not believed to agree better than 10 %', () => {
  const calm = Array.from({ length: 49 }, (_, index) => 1 + 0.2 * Math.sin(index));
  expect(robustLogZ(10, [...calm, 1e9])).toBeGreaterThan(6);
  expect(robustLogZ(Math.E, [1, 1, 1])).toBeCloseTo(10, 10);
});

test('says nothing where logarithms mean nothing', () => {
  expect([robustLogZ(0, [1]), robustLogZ(-1, [1]), robustLogZ(Number.NaN, [1]), robustLogZ(1, []), robustLogZ(1, [0, -1, Number.NaN])]).toEqual([null, null, null, null, null]);
  expect([...logsOf([1, 0, -1, Number.NaN, Number.POSITIVE_INFINITY])]).toEqual([0]);
});
