import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { appendRows, noPoints, pointsOf, type NewRows, type SeriesPoints } from './series-points.ts';

const rows = (values: readonly number[], firstStep = 0): NewRows => ({
  step: values.map((_, i) => firstStep + i),
  atMs: values.map((_, i) => 1_000 + firstStep + i),
  epoch: values.map(() => Number.NaN),
  value: values,
});

describe('appendRows', () => {
  it('keeps NaN and both infinities as they are', () => {
    const points = appendRows(noPoints(100), rows([1, Number.NaN, Infinity, -Infinity]));
    expect([...points.value]).toEqual([1, Number.NaN, Infinity, -Infinity]);
    expect(points.bucket).toBeNull();
  });

  it('leaves earlier versions as they were', () => {
    const first = appendRows(noPoints(100), rows([1, 2]));
    const second = appendRows(first, rows([3], 2));
    const branch = appendRows(first, rows([9], 2));
    expect([...first.value]).toEqual([1, 2]);
    expect([...second.value]).toEqual([1, 2, 3]);
    expect([...branch.value]).toEqual([1, 2, 9]);
  });

  it('does not add rows twice that a read already brought', () => {
    const read = pointsOf({ name: 'a', resolution: 'raw', step: [0, 1, 2], atMs: [1_000, 1_001, 1_002], epoch: [0, 0, 0], value: [5, 6, 'NaN'] }, 100);
    const points = appendRows(read, rows([6, 7, 8], 1));
    expect([...points.step]).toEqual([0, 1, 2, 3]);
    expect(points.value[3]).toBe(8);
  });

  it('accepts steps that go backwards after a resume', () => {
    const resumed = appendRows(appendRows(noPoints(100), rows([1, 2, 3])), { step: [1, 2], atMs: [9_000, 9_001], epoch: [0, 0], value: [4, 5] });
    expect([...resumed.step]).toEqual([0, 1, 2, 1, 2]);
  });

  it('goes on behind buckets with buckets of one', () => {
    const read = pointsOf({ name: 'a', resolution: 'buckets', step: [0, 10], atMs: [0, 10], epoch: [null, 1], min: [1, null], max: [3, null], mean: [2, null], count: [10, 4], nonFinite: [0, 4] }, 100);
    const points = appendRows(read, { step: [20, 21], atMs: [20, 21], epoch: [2, 2], value: [7, Number.NaN] });
    expect([...points.bucket!.min]).toEqual([1, Number.NaN, 7, Number.NaN]);
    expect([...points.bucket!.nonFinite]).toEqual([0, 4, 0, 1]);
    expect([...points.epoch]).toEqual([Number.NaN, 1, 2, 2]);
  });
});

describe('the budget', () => {
  const value = fc.oneof({ weight: 8, arbitrary: fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e6, max: 1e6 }) }, { weight: 1, arbitrary: fc.constantFrom(Number.NaN, Infinity, -Infinity) });

  it('bounds the rows and loses no extreme and no non-finite value', () => {
    fc.assert(
      fc.property(fc.array(fc.array(value, { minLength: 1, maxLength: 40 }), { minLength: 1, maxLength: 30 }), (batches) => {
        const budget = 64;
        let points: SeriesPoints = noPoints(budget);
        let step = 0;
        for (const batch of batches) {
          points = appendRows(points, rows(batch, step));
          step += batch.length;
        }
        const all = batches.flat();
        const finite = all.filter(Number.isFinite);
        const lows = points.bucket ? [...points.bucket.min] : [...points.value];
        const highs = points.bucket ? [...points.bucket.max] : [...points.value];
        expect(points.length).toBeLessThanOrEqual(budget);
        expect(Math.min(...lows.filter(Number.isFinite))).toBe(Math.min(...finite));
        expect(Math.max(...highs.filter(Number.isFinite))).toBe(Math.max(...finite));
        if (points.bucket) {
          expect(points.bucket.count.reduce((sum, count) => sum + count, 0)).toBe(all.length);
          expect(points.bucket.nonFinite.reduce((sum, count) => sum + count, 0)).toBe(all.length - finite.length);
        }
        expect([...points.step]).toEqual([...points.step].sort((a, b) => a - b));
      }),
    );
  });

  it('keeps old and new parts equally fine', () => {
    let points = noPoints(100);
    for (let step = 0; step < 20_000; step += 50) points = appendRows(points, rows(Array.from({ length: 50 }, (_, i) => step + i), step));
    const gaps = [...points.step].slice(1).map((step, i) => step - points.step[i]!);
    expect(Math.max(...gaps)).toBeLessThanOrEqual(512);
    expect(points.length).toBeGreaterThan(35);
  });

  it('holds when every row jumps backwards', () => {
    let points = noPoints(50);
    for (let i = 0; i < 400; i++) points = appendRows(points, { step: [i % 2 === 0 ? 1_000 : 0], atMs: [i], epoch: [0], value: [i] });
    expect(points.length).toBeLessThanOrEqual(50);
    expect(Math.max(...points.bucket!.max)).toBe(399);
  });
});
