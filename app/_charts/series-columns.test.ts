import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { columnsOf, refineColumns, withoutOvertaken } from './series-columns.ts';

describe('columnsOf', () => {
  it('turns the words of JSON into numbers', () => {
    const columns = columnsOf({ name: 'train/loss', resolution: 'raw', step: [0, 1, 2, 3], atMs: [5, 6, 7, 8], epoch: [0, null, 1, 1], value: [1.5, 'NaN', 'Infinity', '-Infinity'] });
    expect([...columns.value as Float64Array]).toEqual([1.5, NaN, Infinity, -Infinity]);
    expect([...columns.epoch as Float64Array]).toEqual([0, NaN, 1, 1]);
    expect(columns.count).toBeUndefined();
  });

  it('keeps buckets, with NaN where one has no finite value, and no epoch where none is known', () => {
    const columns = columnsOf({ name: 'a', resolution: 'buckets', step: [0, 10], atMs: [1, 2], epoch: [null, null], min: [0, null], max: [2, null], mean: [1, null], count: [10, 4], nonFinite: [0, 4] });
    expect([...columns.value as Float64Array]).toEqual([1, NaN]);
    expect([...columns.max as Float64Array]).toEqual([2, NaN]);
    expect([...columns.nonFinite as Float64Array]).toEqual([0, 4]);
    expect(columns.epoch).toBeUndefined();
  });
});

describe('refineColumns', () => {
  const coarse = { step: [0, 10, 20, 30], atMs: [0, 1, 2, 3], value: [1, 2, 3, 4], min: [0, 1, 2, 3], max: [2, 3, 4, 5], count: [10, 10, 10, 10], nonFinite: [0, 0, 0, 0] };

  it('puts raw rows in the place of the buckets they were read for', () => {
    const refined = refineColumns(coarse, { step: [10, 11, 12, 25], value: [7, NaN, 9, 8], atMs: [1, 1, 1, 2] });
    expect([...refined.step as Float64Array]).toEqual([0, 10, 11, 12, 25, 30]);
    expect([...refined.value as Float64Array]).toEqual([1, 7, NaN, 9, 8, 4]);
    expect([...refined.min as Float64Array]).toEqual([0, 7, NaN, 9, 8, 3]);
    expect([...refined.count as Float64Array]).toEqual([10, 1, 1, 1, 1, 10]);
    expect([...refined.nonFinite as Float64Array]).toEqual([0, 0, 1, 0, 0, 0]);
  });

  it('changes nothing without finer rows', () => {
    expect(refineColumns(coarse, { step: [], value: [] })).toBe(coarse);
  });

  it('keeps all rows outside, and the order of steps', () => {
    const steps = fc.uniqueArray(fc.integer({ min: 0, max: 200 }), { maxLength: 60 }).map((list) => list.sort((a, b) => a - b));
    fc.assert(fc.property(steps, steps, (outer, inner) => {
      const refined = [...refineColumns({ step: outer, value: outer }, { step: inner, value: inner }).step as ArrayLike<number> as number[]];
      const [from, to] = [inner[0] ?? Infinity, inner.at(-1) ?? -Infinity];
      expect(refined).toEqual([...outer.filter((step) => step < from || step > to), ...inner].sort((a, b) => a - b));
    }));
  });
});

describe('withoutOvertaken', () => {
  const columns = (step: number[]) => ({ step, value: step.map((_, row) => row) });
  const kept = (step: number[]) => Array.from(withoutOvertaken(columns(step)).value);

  it('leaves out what a resume went back over, and what a second one did', () => {
    expect(kept([0, 1, 2, 3, 2, 3, 4])).toEqual([0, 1, 4, 5, 6]);
    expect(kept([0, 1, 2, 3, 4, 2, 3, 1, 2])).toEqual([0, 7, 8]);
    expect(kept([0, 1, 2, 3, 4, 1, 2, 3, 3, 2, 5])).toEqual([0, 5, 9, 10]);
  });
  it('is the same object for steps that ascend', () => {
    const ascending = columns([0, 1, 1, 5]);
    expect(withoutOvertaken(ascending)).toBe(ascending);
  });
});
