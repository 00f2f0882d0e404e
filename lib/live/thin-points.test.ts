import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { thinPoints } from './thin-points.ts';

const values = fc.array(fc.oneof({ weight: 20, arbitrary: fc.double({ noNaN: true }) }, { weight: 1, arbitrary: fc.constantFrom(NaN, Infinity, -Infinity) }), { maxLength: 2_000 });

describe('thinPoints', () => {
  it('keeps every extreme, every non-finite value, the first and the last, in order', () => {
    fc.assert(
      fc.property(values, fc.integer({ min: 4, max: 200 }), (series, most) => {
        const kept = thinPoints(series, most);
        const finite = series.filter(Number.isFinite);
        const keptValues = kept.map((index) => series[index]!);
        expect(kept).toEqual([...new Set(kept)].sort((a, b) => a - b));
        expect(keptValues.filter((value) => !Number.isFinite(value))).toEqual(series.filter((value) => !Number.isFinite(value)));
        expect(keptValues.filter(Number.isFinite).length).toBeLessThanOrEqual(most);
        if (finite.length > 0) {
          expect(Math.min(...keptValues.filter(Number.isFinite))).toBe(Math.min(...finite));
          expect(Math.max(...keptValues.filter(Number.isFinite))).toBe(Math.max(...finite));
        }
        if (series.length > 0) expect([kept[0], kept.at(-1)]).toEqual([0, series.length - 1]);
      }),
    );
  });

  it('keeps a spike of one point among a million equal ones', () => {
    const series = new Float32Array(1_000_000).fill(1);
    series[654_321] = 9;
    expect(thinPoints(series, 128)).toContain(654_321);
  });
});
