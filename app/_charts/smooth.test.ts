import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { smooth, sparseness } from './smooth.ts';

/** The definition: a weighted mean of all finite values so far, each weighing less by `weight` for every one after it. */
function obvious(values: readonly number[], weight: number): number[] {
  return values.map((value, index) => {
    if (!Number.isFinite(value)) return NaN;
    const past = values.slice(0, index + 1).filter(Number.isFinite);
    const weights = past.map((_, place) => weight ** (past.length - 1 - place));
    return past.reduce((sum, each, place) => sum + each * weights[place]!, 0) / weights.reduce((sum, each) => sum + each, 0);
  });
}

function smoothed(columns: Parameters<typeof smooth>[0], weight: number): number[] {
  const into = new Float64Array(columns.value.length).fill(NaN);
  smooth(columns, weight, { from: 0, to: columns.value.length }, into);
  return [...into];
}

describe('smooth', () => {
  it('is the weighted mean of all finite values so far', () => {
    const value = fc.oneof({ weight: 6, arbitrary: fc.double({ min: -100, max: 100, noNaN: true }) }, { weight: 1, arbitrary: fc.constantFrom(NaN, Infinity, -Infinity) });
    fc.assert(fc.property(fc.array(value, { minLength: 1, maxLength: 60 }), fc.double({ min: 0, max: 0.99, noNaN: true }), (values, weight) => {
      const expected = obvious(values, weight);
      smoothed({ step: values, value: values }, weight).forEach((its, row) => (Number.isNaN(expected[row]!) ? expect(its).toBeNaN() : expect(its).toBeCloseTo(expected[row]!, 6)));
    }));
  });

  it('starts at the first value, not at zero', () => {
    expect(smoothed({ step: [0, 1], value: [5, 5] }, 0.99)).toEqual([5, 5]);
  });

  it('ends at the same place whether equal values come one by one or as buckets', () => {
    const raw = [1, 1, 1, 1, 4, 4, 4, 4];
    const bucketed = smoothed({ step: [0, 4], value: [1, 4], count: [4, 4], nonFinite: [0, 0] }, 0.8);
    expect(bucketed.at(-1)).toBeCloseTo(smoothed({ step: raw, value: raw }, 0.8).at(-1)!, 12);
  });

  it('does not count the non-finite values of a bucket', () => {
    const some = smoothed({ step: [0, 1], value: [1, 3], count: [1, 5], nonFinite: [0, 4] }, 0.5);
    expect(some[1]).toBeCloseTo(smoothed({ step: [0, 1], value: [1, 3] }, 0.5)[1]!, 12);
  });

  it('does not leave the given rows', () => {
    const into = new Float64Array(3).fill(-1);
    smooth({ step: [0, 1, 2], value: [1, 2, 3] }, 0.5, { from: 1, to: 2 }, into);
    expect([...into]).toEqual([-1, 2, -1]);
  });
});

describe('sparseness', () => {
  const every = (gap: number, length: number) => ({ step: Array.from({ length }, (_, index) => index * gap), value: Array.from({ length }, () => 1) });

  it('compares the distances between values', () => {
    expect(sparseness([every(1, 1000), every(156, 7), every(10, 100)])).toEqual([1, 156, 10]);
  });

  it('counts the values of buckets, not the buckets', () => {
    expect(sparseness([every(1, 100), { ...every(10, 10), count: Array.from({ length: 10 }, () => 10) }])).toEqual([1, 1]);
  });

  it('is 1 for a series of one value, or none', () => {
    expect(sparseness([every(1, 10), every(1, 1), every(1, 0)])).toEqual([1, 1, 1]);
    expect(sparseness([every(1, 1)])).toEqual([1]);
  });
});
