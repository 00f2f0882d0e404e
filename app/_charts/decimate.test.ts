import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { columnAt, decimateEnvelope, decimateLine, firstRowAt, lift, rowsInView } from './decimate.ts';

const number = fc.oneof({ weight: 8, arbitrary: fc.double({ min: -1e6, max: 1e6, noNaN: true }) }, { weight: 1, arbitrary: fc.constantFrom(NaN, Infinity, -Infinity) });
const curve = fc.array(fc.record({ gap: fc.double({ min: 0, max: 3, noNaN: true }), y: number }), { minLength: 1, maxLength: 300 }).map((points) => {
  let at = 0;
  return { x: points.map(({ gap }) => (at += gap)), y: points.map(({ y }) => y) };
});
const everything = (x: readonly number[]) => ({ from: 0, to: x.length });
const wide = (x: readonly number[]) => ({ from: x[0]!, to: Math.max(x.at(-1)!, x[0]! + 1) });

describe('decimateLine', () => {
  it('keeps the extremes of every pixel column', () => {
    fc.assert(fc.property(curve, fc.integer({ min: 1, max: 40 }), ({ x, y }, columns) => {
      const view = wide(x);
      const drawn = decimateLine(x, y, everything(x), view, columns).filter((row) => row !== lift);
      for (let column = 0; column < columns; column++) {
        const all = x.flatMap((its, row) => (Number.isFinite(y[row]!) && columnAt(its, view, columns) === column ? [y[row]!] : []));
        const kept = drawn.filter((row) => columnAt(x[row]!, view, columns) === column).map((row) => y[row]!);
        if (all.length === 0) expect(kept).toEqual([]);
        else expect([Math.min(...kept), Math.max(...kept)]).toEqual([Math.min(...all), Math.max(...all)]);
      }
    }));
  });

  it('draws at most four rows a pixel column, each once, in order', () => {
    fc.assert(fc.property(curve, fc.integer({ min: 1, max: 40 }), ({ x, y }, columns) => {
      const view = wide(x);
      const drawn = decimateLine(x, y, everything(x), view, columns).filter((row) => row !== lift);
      expect(drawn).toEqual([...new Set(drawn)].sort((a, b) => a - b));
      for (let column = 0; column < columns; column++) expect(drawn.filter((row) => columnAt(x[row]!, view, columns) === column).length).toBeLessThanOrEqual(4);
    }));
  });

  it('lifts exactly where a gap lies between two pixel columns', () => {
    fc.assert(fc.property(curve, fc.integer({ min: 1, max: 40 }), ({ x, y }, columns) => {
      const view = wide(x);
      const drawn = decimateLine(x, y, everything(x), view, columns);
      for (let index = 1; index < drawn.length; index++) {
        const after = drawn[index]!;
        const isLifted = drawn[index - 1] === lift;
        const before = isLifted ? drawn[index - 2]! : drawn[index - 1]!;
        if (after === lift || columnAt(x[before]!, view, columns) === columnAt(x[after]!, view, columns)) continue;
        expect(isLifted).toBe(y.slice(before, after).some((value) => !Number.isFinite(value)));
      }
    }));
  });

  it('treats values at or below the floor as a gap', () => {
    expect(decimateLine([0, 1, 2, 3], [1, 0, -5, 2], { from: 0, to: 4 }, { from: 0, to: 3 }, 100, 0)).toEqual([0, lift, 3]);
  });

  it('keeps one row on each side of the view, so that the line enters and leaves it', () => {
    const x = [0, 1, 2, 3, 4, 5];
    expect(decimateLine(x, x, { from: 0, to: 6 }, { from: 1.5, to: 3.5 }, 100)).toEqual([1, 2, 3, 4]);
  });

  it('has nothing to draw of nothing', () => {
    expect(decimateLine([], [], { from: 0, to: 0 }, { from: 0, to: 1 }, 10)).toEqual([]);
    expect(decimateLine([0, 1], [NaN, Infinity], { from: 0, to: 2 }, { from: 0, to: 1 }, 10)).toEqual([]);
  });
});

describe('decimateEnvelope', () => {
  it('spans all buckets of a pixel column and breaks where a bucket has no finite value', () => {
    const envelope = decimateEnvelope([0, 1, 50, 80], [1, 0, NaN, 5], [2, 9, NaN, 6], { from: 0, to: 4 }, { from: 0, to: 100 }, 10);
    expect(envelope).toEqual({ x: [0, NaN, 80], low: [0, NaN, 5], high: [9, NaN, 6] });
  });

  it('keeps a bucket that reaches below the floor, and drops one that lies below it', () => {
    const envelope = decimateEnvelope([0, 50], [-1, -2], [3, -1], { from: 0, to: 2 }, { from: 0, to: 100 }, 10, 0);
    expect(envelope).toEqual({ x: [0, NaN], low: [-1, NaN], high: [3, NaN] });
  });
});

describe('rowsInView', () => {
  it('is the rows a scan finds, with one more on each side', () => {
    fc.assert(fc.property(curve, fc.double({ min: -5, max: 400, noNaN: true }), fc.double({ min: 0.1, max: 100, noNaN: true }), ({ x }, from, length) => {
      const view = { from, to: from + length };
      const inside = x.flatMap((its, row) => (its >= view.from && its <= view.to ? [row] : []));
      const found = rowsInView(x, view, everything(x));
      if (inside.length > 0) expect(found).toEqual({ from: Math.max(0, inside[0]! - 1), to: Math.min(x.length, inside.at(-1)! + 2) });
      expect(firstRowAt(x, from, everything(x))).toBe(x.filter((its) => its < from).length);
    }));
  });
});
