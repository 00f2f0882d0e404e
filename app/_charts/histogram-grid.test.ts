import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { histogramOfRecord } from '../_live/histogram-of-record.ts';
import { gridOf, gridTicks, groupRows, largestShare, nonFiniteIn, rowNearStep } from './histogram-grid.ts';

const record = (step: number, lowestExponent: number, negative: number[], positive: number[], more: Partial<{ zero: number; nan: number; positiveInfinity: number; negativeInfinity: number }> = {}) =>
  histogramOfRecord({ name: 'weight/w', step, atMs: step, kind: 'exponent', zero: 0, nan: 0, positiveInfinity: 0, negativeInfinity: 0, ...more, lowestExponent, negative: Uint32Array.from(negative), positive: Uint32Array.from(positive) });

describe('gridOf exponent histograms', () => {
  it('puts sign and power of two where they belong', () => {
    const grid = gridOf([record(0, -2, [0, 5], [7, 0], { zero: 3 })])!;
    expect(grid.edges).toEqual([-1, -0.5, -0.25, 0.25, 0.5, 1]);
    expect(grid.zeroBin).toBe(2);
    expect([...grid.rows[0]!.counts]).toEqual([5, 0, 3, 7, 0]);
  });

  it('lays histograms of different ranges over each other', () => {
    const grid = gridOf([record(0, -3, [0, 0], [1, 0]), record(1, 0, [4, 0], [0, 2])])!;
    expect(grid.edges.at(-1)).toBe(4);
    expect(grid.edges[grid.zeroBin + 1]).toBe(0.125);
    const [first, second] = grid.rows.map(({ counts }) => [...counts]);
    expect(first![grid.zeroBin + 1]).toBe(1);
    expect(second!.at(-1)).toBe(2);
    expect(second![1]).toBe(4);
  });

  it('loses no value, whatever the histograms', () => {
    const counts = fc.array(fc.nat({ max: 50 }), { minLength: 4, maxLength: 4 });
    const one = fc.record({ lowest: fc.integer({ min: -60, max: 40 }), negative: counts, positive: counts, zero: fc.nat({ max: 9 }) });
    fc.assert(fc.property(fc.array(one, { minLength: 1, maxLength: 6 }), (given) => {
      const grid = gridOf(given.map((each, index) => record(index, each.lowest, each.negative, each.positive, { zero: each.zero })))!;
      given.forEach((each, index) => {
        const sum = (list: readonly number[]): number => list.reduce((total, count) => total + count, 0);
        const row = grid.rows[index]!;
        expect(row.total).toBe(sum(each.negative) + sum(each.positive) + each.zero);
        expect(sum([...row.counts])).toBe(row.total);
        expect(row.counts[grid.zeroBin]).toBe(each.zero);
        expect(sum([...row.counts.slice(0, grid.zeroBin)])).toBe(sum(each.negative));
        expect(row.counts.length).toBe(grid.edges.length - 1);
      });
    }));
  });

  it('carries non-finite counts and stands on nothing but zeros', () => {
    const grid = gridOf([record(3, 0, [0], [0], { zero: 8, nan: 2, positiveInfinity: 1, negativeInfinity: 4 })])!;
    expect(grid.edges).toEqual([-2, -1, 1, 2]);
    expect(nonFiniteIn(grid.rows[0]!)).toBe(7);
  });

  it('is null without histograms', () => {
    expect(gridOf([])).toBeNull();
  });
});

describe('gridOf categories', () => {
  it('has a bin each, as many as the widest histogram', () => {
    const of = (step: number, counts: number[]) => histogramOfRecord({ name: 'label', step, atMs: 0, kind: 'category', counts: Uint32Array.from(counts) });
    const grid = gridOf([of(0, [1, 2]), of(1, [3, 4, 5])])!;
    expect(grid.edges).toEqual([0, 1, 2, 3]);
    expect(grid.rows.map(({ counts }) => [...counts])).toEqual([[1, 2, 0], [3, 4, 5]]);
    expect(gridTicks(grid, 10).map(({ value }) => value)).toEqual([0, 1, 2]);
    expect(gridTicks(grid, 2)).toEqual([{ place: 0.5, value: 0 }, { place: 2.5, value: 2 }]);
  });
});

describe('groupRows', () => {
  it('adds neighbours up, so that nothing is left out', () => {
    const grid = gridOf(Array.from({ length: 10 }, (_, index) => record(index * 10, 0, [index], [1], { nan: index === 7 ? 5 : 0 })))!;
    const groups = groupRows(grid.rows, 4);
    expect(groups).toHaveLength(4);
    expect(groups.reduce((sum, { total }) => sum + total, 0)).toBe(grid.rows.reduce((sum, { total }) => sum + total, 0));
    expect(groups.reduce((sum, { nan }) => sum + nan, 0)).toBe(5);
    expect(groups.at(-1)).toMatchObject({ step: 90 });
    expect(groups[0]).toMatchObject({ firstStep: 0, step: 10 });
    expect(groupRows(grid.rows, 10)).toBe(grid.rows);
  });
});

describe('reading a grid', () => {
  it('has ticks at zero and at powers of ten on both sides, in order', () => {
    const ticks = gridTicks(gridOf([record(0, -7, [1, 0, 0, 0, 0, 0, 1], [1, 0, 0, 0, 0, 0, 1])])!, 13);
    expect(ticks.map(({ value }) => value)).toEqual([-1, -0.1, -0.01, 0, 0.01, 0.1, 1]);
    const crowded = gridTicks(gridOf([record(0, -7, [1, 0, 0, 0, 0, 0, 1], [1, 0, 0, 0, 0, 0, 1])])!, 8);
    expect(crowded.map(({ value }) => value)).toEqual([-1, -0.1, 0, 0.1, 1]);
    expect(ticks.every(({ place }, index) => index === 0 || place > ticks[index - 1]!.place)).toBe(true);
  });

  it('knows the largest share and the nearest row', () => {
    const grid = gridOf([record(0, 0, [1], [3]), record(50, 0, [5], [5])])!;
    expect(largestShare(grid.rows)).toBe(0.75);
    expect([rowNearStep(grid.rows, 20), rowNearStep(grid.rows, 30), rowNearStep([], 1)]).toEqual([0, 1, -1]);
  });
});
