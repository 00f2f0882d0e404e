import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { marksInView } from './marks.ts';

const rows = (length: number) => ({ from: 0, to: length });

describe('marksInView', () => {
  it('stands for every non-finite value, by kind, whatever the number of columns', () => {
    const values = fc.array(fc.constantFrom(1, 2, NaN, Infinity, -Infinity), { minLength: 1, maxLength: 200 });
    fc.assert(fc.property(values, fc.integer({ min: 1, max: 30 }), (value, columns) => {
      const x = value.map((_, row) => row);
      const marks = marksInView({ step: x, value }, x, rows(x.length), { from: 0, to: Math.max(1, x.length - 1) }, columns);
      const counted = (kind: string): number => marks.filter((mark) => mark.kind === kind).reduce((sum, { count }) => sum + count, 0);
      expect(counted('nan')).toBe(value.filter(Number.isNaN).length);
      expect(counted('positive-infinity')).toBe(value.filter((each) => each === Infinity).length);
      expect(counted('negative-infinity')).toBe(value.filter((each) => each === -Infinity).length);
      expect(marks.length).toBeLessThanOrEqual(3 * columns);
    }));
  });

  it('says where it happened first and which value came before', () => {
    const value = [5, 4, NaN, NaN, Infinity];
    expect(marksInView({ step: value, value }, [0, 1, 2, 3, 4], rows(5), { from: 0, to: 4 }, 1)).toEqual([
      { kind: 'nan', row: 2, count: 2, before: 4 },
      { kind: 'positive-infinity', row: 4, count: 1, before: 4 },
    ]);
  });

  it('finds the value before also to the left of the view', () => {
    const value = [7, NaN, NaN, NaN];
    expect(marksInView({ step: value, value }, [0, 1, 2, 3], rows(4), { from: 2, to: 3 }, 10)[0]).toMatchObject({ row: 2, before: 7 });
  });

  it('reports a bucket that held some non-finite values beside finite ones, and one that held nothing else', () => {
    const columns = { step: [0, 10], value: [0.5, NaN], min: [0.1, NaN], max: [1, NaN], count: [10, 10], nonFinite: [3, 10] };
    expect(marksInView(columns, columns.step, rows(2), { from: 0, to: 20 }, 20)).toEqual([
      { kind: 'mixed', row: 0, count: 3, before: 0.5 },
      { kind: 'mixed', row: 1, count: 10, before: 0.5 },
    ]);
  });

  it('keeps the kind of a live value beside buckets', () => {
    const columns = { step: [0, 10], value: [0.5, Infinity], min: [0.1, NaN], max: [1, NaN], count: [10, 1], nonFinite: [0, 1] };
    expect(marksInView(columns, columns.step, rows(2), { from: 0, to: 20 }, 20)).toMatchObject([{ kind: 'positive-infinity', row: 1, count: 1 }]);
  });

  it('marks what a log axis has no place for, a bucket that reaches down to zero included', () => {
    const columns = { step: [0, 1, 2], value: [0, 1, 2], min: [0, 0.5, -1], max: [0, 2, 3], count: [1, 4, 4], nonFinite: [0, 0, 0] };
    expect(marksInView(columns, columns.step, rows(3), { from: 0, to: 2 }, 50, 0)).toMatchObject([{ kind: 'clipped', row: 0 }, { kind: 'clipped', row: 2 }]);
    expect(marksInView(columns, columns.step, rows(3), { from: 0, to: 2 }, 50)).toEqual([]);
  });
});
