import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ascendingStretches, epochAt, epochClock, nearestRow, translate, xColumn } from './x-position.ts';

describe('ascendingStretches', () => {
  it('covers every row that has an x, once, and ascends within each', () => {
    const x = fc.array(fc.oneof({ weight: 8, arbitrary: fc.integer({ min: 0, max: 30 }) }, { weight: 1, arbitrary: fc.constant(NaN) }), { maxLength: 80 });
    fc.assert(fc.property(x, (column) => {
      const rows = ascendingStretches(column).flatMap(({ from, to }) => Array.from({ length: to - from }, (_, index) => from + index));
      expect(rows).toEqual(column.flatMap((value, row) => (Number.isNaN(value) ? [] : [row])));
      for (const { from, to } of ascendingStretches(column)) for (let row = from + 1; row < to; row++) expect(column[row]!).toBeGreaterThanOrEqual(column[row - 1]!);
    }));
  });

  it('begins a new one where a resume went back', () => {
    expect(ascendingStretches([0, 1, 2, 1, 2, 3])).toEqual([{ from: 0, to: 3 }, { from: 3, to: 6 }]);
  });
});

describe('nearestRow', () => {
  it('is the row a scan finds nearest', () => {
    fc.assert(fc.property(fc.array(fc.double({ min: 0, max: 100, noNaN: true }), { minLength: 1, maxLength: 50 }), fc.double({ min: -10, max: 110, noNaN: true }), (values, at) => {
      const x = values.sort((a, b) => a - b);
      const row = nearestRow(x, ascendingStretches(x), at);
      expect(Math.abs(x[row]! - at)).toBe(Math.min(...x.map((value) => Math.abs(value - at))));
    }));
  });

  it('prefers the newest attempt where two cover the same step', () => {
    const x = [0, 1, 2, 3, 1, 2];
    expect(nearestRow(x, ascendingStretches(x), 2)).toBe(5);
    expect(nearestRow(x, ascendingStretches(x), 3)).toBe(3);
  });

  it('is -1 without rows', () => {
    expect(nearestRow([], [], 1)).toBe(-1);
  });
});

describe('the epoch axis', () => {
  const step = Array.from({ length: 30 }, (_, index) => index);
  const epoch = step.map((its) => Math.floor(its / 10));

  it('spreads the steps of an epoch evenly over it', () => {
    const clock = epochClock([{ step, epoch, value: step }])!;
    expect(epochAt(clock, 0)).toBe(0);
    expect(epochAt(clock, 5)).toBe(0.5);
    expect(epochAt(clock, 10)).toBe(1);
    expect(epochAt(clock, 25)).toBe(2.5);
  });

  it('places a series that logs once an epoch among those that log every step', () => {
    const validation = { step: [9, 19, 29], epoch: [0, 1, 2], value: [1, 1, 1] };
    const clock = epochClock([{ step, epoch, value: step }, validation]);
    expect([...(xColumn(validation, 'epoch', clock) as Float64Array)].map((value) => Number(value.toFixed(6)))).toEqual([0.9, 1.9, 2.9]);
  });

  it('does not invent a length for a first and only epoch', () => {
    const clock = epochClock([{ step: [0, 1, 2], epoch: [4, 4, 4], value: [1, 1, 1] }])!;
    expect(epochAt(clock, 2)).toBe(4);
  });

  it('does not exist where no epoch was logged', () => {
    expect(epochClock([{ step, value: step }, { step, value: step, epoch: step.map(() => NaN) }])).toBeNull();
    expect(xColumn({ step: [1], value: [1] }, 'epoch', null)).toEqual(new Float64Array([NaN]));
    expect(xColumn({ step: [1], value: [1] }, 'time', null)).toEqual(new Float64Array([NaN]));
  });
});

describe('translate', () => {
  it('takes the value of the nearest row over all columns', () => {
    const coarse = { from: [0, 100], to: [0, 1000], stretches: [{ from: 0, to: 2 }] };
    const fine = { from: [0, 50, 100], to: [0, 500, 1000], stretches: [{ from: 0, to: 3 }] };
    expect(translate([coarse, fine], 45)).toBe(500);
    expect(translate([], 45)).toBeNaN();
  });
});
