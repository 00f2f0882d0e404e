import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { linearTicks, logTicks, timeTicks } from './ticks.ts';

describe('linearTicks', () => {
  it('stay inside, ascend and are not too many', () => {
    const number = fc.double({ min: -1e9, max: 1e9, noNaN: true });
    fc.assert(fc.property(number, fc.double({ min: 1e-3, max: 1e9, noNaN: true }), fc.integer({ min: 2, max: 12 }), (from, length, most) => {
      const to = from + length;
      const ticks = linearTicks(from, to, most);
      // A rounded tick may sit the rounding of a double beside the edge.
      const allowance = length * 1e-6 + Math.max(Math.abs(from), Math.abs(to)) * 2 * Number.EPSILON;
      expect(ticks.length).toBeLessThanOrEqual(most * 2);
      ticks.forEach((tick, index) => {
        expect(tick).toBeGreaterThanOrEqual(from - allowance);
        expect(tick).toBeLessThanOrEqual(to + allowance);
        if (index > 0) expect(tick).toBeGreaterThan(ticks[index - 1]!);
      });
    }));
  });

  it('are round', () => {
    expect(linearTicks(0, 2.5, 5)).toEqual([0, 0.5, 1, 1.5, 2, 2.5]);
    expect(linearTicks(0, 1000, 5)).toEqual([0, 200, 400, 600, 800, 1000]);
    expect(linearTicks(-0.3, 0.3, 3)).toEqual([-0.2, 0, 0.2]);
  });

  it('are whole where steps are counted', () => {
    expect(linearTicks(0, 3, 8, true)).toEqual([0, 1, 2, 3]);
    expect(linearTicks(10, 17, 3, true).every(Number.isInteger)).toBe(true);
  });

  it('exist for the widest range there is', () => {
    expect(linearTicks(-Number.MAX_VALUE, Number.MAX_VALUE, 5).length).toBeGreaterThan(0);
  });
});

describe('logTicks', () => {
  it('are powers of ten, thinned where they are many', () => {
    expect(logTicks(1e-6, 1, 10)).toEqual([1e-6, 1e-5, 1e-4, 1e-3, 1e-2, 0.1, 1]);
    expect(logTicks(1e-6, 1, 4)).toEqual([1e-6, 1e-4, 1e-2, 1]);
  });

  it('get 2 and 5 between them where they are few', () => {
    expect(logTicks(0.1, 1, 5)).toEqual([0.1, 0.2, 0.5, 1]);
  });

  it('name at least the ends of a short range', () => {
    expect(logTicks(2, 5, 1)).toEqual([2, 5]);
  });
});

describe('timeTicks', () => {
  it('fall on round clock times of the zone', () => {
    const minute = 60_000;
    const from = Date.UTC(2025, 0, 1, 10, 3);
    expect(timeTicks(from, from + 20 * minute, 5, 0)).toEqual([5, 10, 15, 20].map((its) => Date.UTC(2025, 0, 1, 10, its)));
    const halfHour = 30 * minute;
    const india = timeTicks(from, from + 5 * 60 * minute, 5, 5 * 60 * minute + halfHour);
    expect(india.every((tick) => (tick + halfHour) % (60 * minute) === 0)).toBe(true);
  });
});
