import { expect, test } from 'vitest';
import { flushAfterMs, fullBytes, fullFlushAfterMs, isFlushDue } from './flush-policy.ts';

test.each([
  ['nothing is open', { bytes: 0, isLarge: false, openedAtMs: null }, 1_000, false],
  ['it is young and small', { bytes: 10, isLarge: false, openedAtMs: 1_000 }, 1_000 + flushAfterMs - 1, false],
  ['it is old', { bytes: 10, isLarge: false, openedAtMs: 1_000 }, 1_000 + flushAfterMs, true],
  ['it is full and young', { bytes: fullBytes, isLarge: false, openedAtMs: 1_000 }, 1_000 + fullFlushAfterMs - 1, false],
  ['it is full and no longer young', { bytes: fullBytes, isLarge: false, openedAtMs: 1_000 }, 1_000 + fullFlushAfterMs, true],
  ['it is large', { bytes: 10, isLarge: true, openedAtMs: 1_000 }, 1_000, true],
  ['the clock was set back', { bytes: 10, isLarge: false, openedAtMs: 1_000 }, 400, true],
])('when %s', (_what, open, nowMs, isDue) => {
  expect(isFlushDue(open, nowMs)).toBe(isDue);
});
