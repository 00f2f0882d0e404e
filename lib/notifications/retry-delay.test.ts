import { expect, it } from 'vitest';
import { mostAttempts, retryDelayMs } from './retry-delay.ts';

it('doubles up to an hour, with up to a quarter less', () => {
  expect([1, 2, 3, 12, 13].map((attempts) => retryDelayMs(attempts, 0))).toEqual([2_000, 4_000, 8_000, 3_600_000, 3_600_000]);
  expect(retryDelayMs(3, 1)).toBe(6_000);
});

it('is never shorter than what the receiver asked for', () => {
  expect(retryDelayMs(1, 0, 60_000)).toBe(60_000);
  expect(retryDelayMs(13, 0, 60_000)).toBe(3_600_000);
});

it('goes on for hours before it gives up', () => {
  const total = Array.from({ length: mostAttempts - 1 }, (_, i) => retryDelayMs(i + 1, 0)).reduce((sum, delay) => sum + delay, 0);
  expect(total).toBeGreaterThan(3 * 3_600_000);
});
