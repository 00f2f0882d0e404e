import { describe, expect, it } from 'vitest';
import { formatAge, formatDuration } from './duration.ts';

const units = { milliseconds: 'ms', seconds: 's', minutes: 'min', hours: 'h', days: 'd' };

describe('formatDuration', () => {
  it.each([
    [0, '0 ms'], [18.24, '18.2 ms'], [999.4, '999 ms'], [2_440, '2.4 s'], [29_000, '29 s'], [59_600, '1 min'], [725_000, '12 min 5 s'],
    [3_600_000, '1 h'], [11_520_000, '3 h 12 min'], [187_200_000, '2 d 4 h'], [-5, '0 ms'], [Number.NaN, '–'], [Infinity, '–'],
  ])('%s ms is %s', (ms, text) => expect(formatDuration(ms, units)).toBe(text));
});

describe('formatAge', () => {
  it.each([[340, '0.3 s'], [12_900, '12 s'], [61_000, '1 min'], [7_300_000, '2 h'], [432_000_000, '5 d'], [-1, '0.0 s'], [Number.NaN, '–']])('%s ms is %s', (ms, text) => expect(formatAge(ms, units)).toBe(text));
});
