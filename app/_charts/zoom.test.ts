import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { keepInside, panBy, pinch, zoomAround } from './zoom.ts';

const full = { from: 0, to: 1000 };

describe('zoom', () => {
  it('never leaves the whole and never gets narrower than allowed', () => {
    const view = fc.tuple(fc.double({ min: 0, max: 900, noNaN: true }), fc.double({ min: 10, max: 100, noNaN: true })).map(([from, width]) => ({ from, to: from + width }));
    fc.assert(fc.property(view, fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0.01, max: 5, noNaN: true }), fc.double({ min: -2, max: 2, noNaN: true }), (start, place, factor, share) => {
      for (const next of [zoomAround(start, full, start.from + (start.to - start.from) * place, factor, 5), panBy(start, full, share), pinch(start, full, [0.3, 0.6], [0.2, 0.2 + factor / 6], 5)]) {
        if (!next) continue;
        expect(next.from).toBeGreaterThanOrEqual(-1e-6);
        expect(next.to).toBeLessThanOrEqual(1000 + 1e-6);
        expect(next.to - next.from).toBeGreaterThanOrEqual(5 - 1e-6);
      }
    }));
  });

  it('keeps what is under the centre under it', () => {
    expect(zoomAround({ from: 0, to: 400 }, full, 100, 0.5, 1)).toEqual({ from: 50, to: 250 });
  });

  it('shows all when nothing is left to hide', () => {
    expect(zoomAround({ from: 100, to: 700 }, full, 400, 4, 1)).toBeNull();
    expect(keepInside({ from: -5, to: 1200 }, full)).toBeNull();
  });

  it('stops at the ends', () => {
    expect(panBy({ from: 800, to: 1000 }, full, 1)).toEqual({ from: 800, to: 1000 });
    expect(panBy({ from: 100, to: 300 }, full, -1)).toEqual({ from: 0, to: 200 });
  });

  it('zooms by the spread of two fingers', () => {
    const view = pinch({ from: 0, to: 1000 }, full, [0.4, 0.6], [0.3, 0.7], 1);
    expect(view?.from).toBeCloseTo(250, 9);
    expect(view?.to).toBeCloseTo(750, 9);
  });
});
