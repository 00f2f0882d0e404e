import { expect, test } from 'vitest';
import { flushAfterMs, isFlushDue } from './flush-policy.ts';

test.each([
  ['nothing is open', { isLarge: false, openedAtMs: null }, 1_000, false],
  ['it is young and small', { isLarge: false, openedAtMs: 1_000 }, 1_000 + flushAfterMs - 1, false],
  ['it is old', { isLarge: false, openedAtMs: 1_000 }, 1_000 + flushAfterMs, true],
  ['it is large', { isLarge: true, openedAtMs: 1_000 }, 1_000, true],
  ['the clock was set back', { isLarge: false, openedAtMs: 1_000 }, 400, true],
])('when %s', (_what, open, nowMs, isDue) => {
  expect(isFlushDue(open, nowMs)).toBe(isDue);
});
