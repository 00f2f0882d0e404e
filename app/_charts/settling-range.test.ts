import { describe, expect, it } from 'vitest';
import { SettlingRange } from './settling-range.ts';

describe('SettlingRange', () => {
  const begun = () => {
    const range = new SettlingRange();
    range.follow({ from: 0, to: 2 }, false, false, 0, false);
    return range;
  };

  it('is there at once the first time', () => {
    expect(begun().shown).toEqual({ from: 0, to: 2 });
  });

  it('glides to a new range within 140 ms and then rests', () => {
    const range = begun();
    expect(range.follow({ from: 0, to: 9.8 }, false, false, 1000, false)).toBe(true);
    expect(range.shown).toEqual({ from: 0, to: 2 });
    expect(range.follow({ from: 0, to: 9.8 }, false, false, 1070, false)).toBe(true);
    const halfway = range.shown.to;
    expect(halfway).toBeGreaterThan(2);
    expect(range.follow({ from: 0, to: 9.8 }, false, false, 1140, false)).toBe(false);
    expect(range.shown.to).toBeGreaterThan(halfway);
    const rest = range.shown;
    expect(range.follow({ from: 0, to: 9.8 }, false, false, 5000, false)).toBe(false);
    expect(range.shown).toEqual(rest);
  });

  it('turns to a newer target from where it is', () => {
    const range = begun();
    range.follow({ from: 0, to: 9 }, false, false, 0, false);
    range.follow({ from: 0, to: 9 }, false, false, 70, false);
    const { to } = range.shown;
    range.follow({ from: 0, to: 90 }, false, false, 71, false);
    expect(range.shown.to).toBe(to);
  });

  it('jumps for a reader who asked for stillness, and after a reset', () => {
    const range = begun();
    expect(range.follow({ from: 0, to: 9 }, false, false, 0, true)).toBe(false);
    expect(range.shown.to).toBeGreaterThanOrEqual(9);
    range.reset();
    expect(range.follow({ from: 1e-3, to: 1 }, true, false, 0, false)).toBe(false);
    expect(range.shown).toEqual({ from: 1e-3, to: 1 });
  });
});
