import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mixRanges, roundLogRange, roundRange, settleRange } from './value-range.ts';

const finite = fc.double({ min: -8e307, max: 8e307, noNaN: true });
const positive = fc.double({ min: Number.MIN_VALUE, max: 8e307, noNaN: true });
const ordered = (a: number, b: number) => ({ from: Math.min(a, b), to: Math.max(a, b) });

describe('roundRange', () => {
  it('holds any extent and has a length', () => {
    fc.assert(fc.property(finite, finite, (a, b) => {
      const extent = ordered(a, b);
      const range = roundRange(extent);
      expect(range.from).toBeLessThanOrEqual(extent.from);
      expect(range.to).toBeGreaterThanOrEqual(extent.to);
      expect(range.from).toBeLessThan(range.to);
    }));
  });

  it('keeps a length that is a number even for the furthest values there are', () => {
    const range = roundRange({ from: -Number.MAX_VALUE, to: Number.MAX_VALUE });
    expect(range.to - range.from).toBeLessThan(Infinity);
  });

  it.each([
    [{ from: 0.31, to: 2.4 }, { from: 0, to: 2.5 }],
    [{ from: 0.62, to: 0.97 }, { from: 0.6, to: 1 }],
    [{ from: -0.4, to: 0.9 }, { from: -0.5, to: 1 }],
    [{ from: 120, to: 180 }, { from: 120, to: 180 }],
    [{ from: 5, to: 5 }, { from: 4.4, to: 5.6 }],
    [{ from: 0, to: 0 }, { from: -1, to: 1 }],
  ])('has round ends: %j', (extent, range) => {
    expect(roundRange(extent).from).toBeCloseTo(range.from, 9);
    expect(roundRange(extent).to).toBeCloseTo(range.to, 9);
  });
});

describe('roundLogRange', () => {
  it('holds any positive extent, stays positive and has a length', () => {
    fc.assert(fc.property(positive, positive, (a, b) => {
      const extent = ordered(a, b);
      const range = roundLogRange(extent);
      expect(range.from).toBeGreaterThan(0);
      expect(range.from).toBeLessThanOrEqual(extent.from);
      expect(range.to).toBeGreaterThanOrEqual(extent.to * (1 - 1e-9));
      expect(range.from).toBeLessThan(range.to);
    }));
  });

  it('has ends of 1, 2 or 5 times a power of ten', () => {
    const range = roundLogRange({ from: 0.0031, to: 0.7 });
    expect([range.from, range.to].map((end) => Number(end.toPrecision(6)))).toEqual([0.002, 1]);
  });
});

describe('settleRange', () => {
  it('stays while new values fit and fill it', () => {
    const first = settleRange(null, { from: 0.2, to: 2.3 }, false, false);
    expect(settleRange(first, { from: 0.1, to: 2.4 }, false, false)).toBe(first);
  });

  it('moves a few times over a thousand falling values, not at each of them', () => {
    let range = settleRange(null, { from: 2.3, to: 2.3 }, false, false);
    let moves = 0;
    for (let step = 0; step < 1000; step++) {
      const next = settleRange(range, { from: 2.3 * Math.exp(-step / 100), to: 2.3 }, false, false);
      if (next !== range) moves++;
      range = next;
    }
    expect(moves).toBeLessThanOrEqual(8);
  });

  it('opens at once for a value outside of it', () => {
    const range = settleRange({ from: 0, to: 2.5 }, { from: 0.1, to: 9.8 }, false, false);
    expect(range.to).toBeGreaterThanOrEqual(9.8);
  });

  it('closes in when the values fill too little of it, and when asked', () => {
    expect(settleRange({ from: 0, to: 100 }, { from: 0, to: 2 }, false, false)).toEqual({ from: 0, to: 2 });
    expect(settleRange({ from: 0, to: 2.5 }, { from: 0.1, to: 1.9 }, false, true)).toEqual({ from: 0, to: 2 });
  });

  it('keeps what it had while there is no value, and is never empty', () => {
    const before = { from: 3, to: 4 };
    expect(settleRange(before, null, false, false)).toBe(before);
    expect(settleRange(null, null, false, false)).toEqual({ from: 0, to: 1 });
    expect(settleRange({ from: -1, to: 1 }, null, true, false)).toEqual({ from: 0.1, to: 1 });
  });

  it('never keeps a linear range on a log axis', () => {
    expect(settleRange({ from: 0, to: 10 }, { from: 1, to: 9 }, true, false).from).toBeGreaterThan(0);
  });
});

describe('mixRanges', () => {
  it('moves evenly on the scale that is drawn', () => {
    expect(mixRanges({ from: 0, to: 10 }, { from: 0, to: 20 }, 0.5, false)).toEqual({ from: 0, to: 15 });
    const mixed = mixRanges({ from: 1e-6, to: 1 }, { from: 1e-2, to: 1 }, 0.5, true);
    expect(mixed.from).toBeCloseTo(1e-4, 12);
    const end = { from: 1, to: 2 };
    expect(mixRanges({ from: 0, to: 10 }, end, 1, false)).toBe(end);
  });
});
