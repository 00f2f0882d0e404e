import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HeatmapScale } from './heatmap-scale.ts';
import { cellFlags, cellsOfRow, extentOfRow, nextSample, placeOnScale, rowsOnScreen, sampleAt, stepExtent } from './heatmap-cells.ts';

const row = (step: number[], value: number[]) => ({ name: 'dense_1', step, value });
const all = { from: 0, to: 10 };

describe('cellsOfRow', () => {
  it('lets a value hold until the next one is measured', () => {
    expect([...cellsOfRow(row([0, 5, 10], [1, 2, 3]), all, 10, 'max').value]).toEqual([1, 1, 1, 1, 1, 2, 2, 2, 2, 3]);
  });

  it('leaves a real gap empty', () => {
    const { value, flags } = cellsOfRow(row([...Array.from({ length: 60 }, (_, index) => index), 90, 91], Array.from({ length: 62 }, () => 1)), { from: 0, to: 100 }, 100, 'max');
    expect(value[60]).toBe(1);
    expect(value[75]).toBeNaN();
    expect(flags[75]).toBe(0);
    expect(value[90]).toBe(1);
  });

  it('does not call a gap what is only measured less densely after the first steps', () => {
    const step = [...Array.from({ length: 50 }, (_, index) => index), ...Array.from({ length: 20 }, (_, index) => 50 + index * 10)];
    const { flags } = cellsOfRow(row(step, step.map(() => 1)), { from: 0, to: 240 }, 240, 'max');
    expect([...flags].every((flag) => flag === cellFlags.measured)).toBe(true);
  });

  it('decides by the rule where several values share a cell', () => {
    const of = (rule: 'max' | 'min' | 'mean') => cellsOfRow(row([0, 1, 2, 3], [4, 1, 7, 0]), { from: 0, to: 4 }, 1, rule).value[0];
    expect([of('max'), of('min'), of('mean')]).toEqual([7, 0, 3]);
  });

  it('flags every non-finite value in view, whatever the rule and the width', () => {
    const values = fc.array(fc.constantFrom(1, 2, NaN, Infinity, -Infinity), { minLength: 1, maxLength: 100 });
    fc.assert(fc.property(values, fc.integer({ min: 1, max: 50 }), fc.constantFrom('max', 'min', 'mean'), (value, columns, rule) => {
      const { flags } = cellsOfRow(row(value.map((_, index) => index), value), { from: 0, to: Math.max(1, value.length - 1) }, columns, rule);
      const seen = flags.reduce((sum, flag) => sum | flag, 0);
      expect(Boolean(seen & cellFlags.nan)).toBe(value.some(Number.isNaN));
      expect(Boolean(seen & cellFlags.positiveInfinity)).toBe(value.includes(Infinity));
      expect(Boolean(seen & cellFlags.negativeInfinity)).toBe(value.includes(-Infinity));
    }));
  });

  it('keeps the largest value of all in view', () => {
    const values = fc.array(fc.double({ min: -100, max: 100, noNaN: true }), { minLength: 1, maxLength: 100 });
    fc.assert(fc.property(values, fc.integer({ min: 1, max: 50 }), (value, columns) => {
      const cells = cellsOfRow(row(value.map((_, index) => index), value), { from: 0, to: Math.max(1, value.length - 1) }, columns, 'max').value;
      expect(Math.max(...[...cells].filter(Number.isFinite))).toBe(Math.max(...value));
    }));
  });

  it('is empty for a row without values', () => {
    expect([...cellsOfRow(row([], []), all, 3, 'max').flags]).toEqual([0, 0, 0]);
  });
});

describe('placeOnScale', () => {
  it('is even on the scale that is meant', () => {
    expect(placeOnScale(5, { from: 0, to: 10, isLog: false })).toBe(0.5);
    expect(placeOnScale(1e-3, { from: 1e-6, to: 1, isLog: true })).toBeCloseTo(0.5, 9);
    expect(placeOnScale(0, { from: -1, to: 3, isLog: false, centre: 0 })).toBe(0.5);
    expect(placeOnScale(3, { from: -1, to: 3, isLog: false, centre: 0 })).toBe(1);
  });

  it('stays on the scale beyond its ends', () => {
    expect(placeOnScale(-4, { from: 0, to: 1, isLog: false })).toBe(0);
    expect(placeOnScale(4, { from: 0, to: 1, isLog: false })).toBe(1);
    expect(placeOnScale(0, { from: 1e-6, to: 1, isLog: true })).toBe(0);
    expect(placeOnScale(2, { from: 2, to: 2, isLog: false })).toBe(0.5);
  });
});

describe('rows', () => {
  it('are drawn only where they are seen', () => {
    expect(rowsOnScreen(0, 90, 18, 1000)).toEqual({ from: 0, to: 5 });
    expect(rowsOnScreen(27, 90, 18, 1000)).toEqual({ from: 1, to: 7 });
    expect(rowsOnScreen(17_950, 90, 18, 1000)).toEqual({ from: 997, to: 1000 });
  });

  it('know their extent and the sample that holds at a step', () => {
    expect(extentOfRow(row([0, 1, 2, 3], [NaN, 0, 0.5, Infinity]), 0)).toEqual([0.5, 0.5]);
    expect(extentOfRow(row([0], [NaN]), -Infinity)).toBeNull();
    const sparse = row([0, 10, 20, 200], [1, 2, 3, 4]);
    expect([sampleAt(sparse, 14), sampleAt(sparse, 20), sampleAt(row([5, 6], [1, 2]), 4)]).toEqual([1, 2, -1]);
  });

  it('are walked from measurement to measurement', () => {
    const sparse = row([0, 10, 20], [1, 2, 3]);
    expect([nextSample(sparse, 10, 1), nextSample(sparse, 12, 1), nextSample(sparse, 10, -1), nextSample(sparse, 12, -1), nextSample(sparse, 20, 1), nextSample(sparse, 5, 0)]).toEqual([20, 20, 0, 10, 20, 5]);
  });

  it('span the steps of all of them', () => {
    expect(stepExtent([row([], []), row([5, 9], [1, 1]), row([2], [1])])).toEqual({ from: 2, to: 9 });
    expect(stepExtent([row([7], [1])])).toEqual({ from: 7, to: 8 });
    expect(stepExtent([])).toBeNull();
  });
});

describe('HeatmapScale', () => {
  const input = { rows: [row([0, 1], [0.2, 0.9])], isLog: false, domain: undefined, centre: undefined };

  it('keeps its ends, and itself, while rows change a little', () => {
    const scales = new HeatmapScale();
    const first = scales.follow(input);
    expect(scales.follow({ ...input, rows: [row([0, 1], [0.1, 0.95])] })).toBe(first);
    expect(scales.follow({ ...input, rows: [row([0, 1], [0.1, 7])] }).to).toBeGreaterThanOrEqual(7);
  });

  it('takes the ends it is given, and begins anew on a log scale', () => {
    const scales = new HeatmapScale();
    expect(scales.follow({ ...input, domain: [0, 1] })).toMatchObject({ from: 0, to: 1 });
    const log = scales.follow({ ...input, rows: [row([0, 1, 2], [0, 1e-5, 1])], isLog: true });
    expect(log).toMatchObject({ from: 1e-5, to: 1, isLog: true });
  });
});
