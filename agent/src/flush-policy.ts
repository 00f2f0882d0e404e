/** Longest time in milliseconds a record waits on the training thread. */
export const flushAfterMs = 100;

/**
 * True when the open packet is to be handed over: it is large, or its first record is old. Asked at the end of every
 * step and at every log, because a training that computes synchronously never lets a timer fire.
 */
export function isFlushDue(open: { readonly isLarge: boolean; readonly openedAtMs: number | null }, nowMs: number): boolean {
  if (open.openedAtMs === null) return false;
  // A clock that was set back must not hold records back.
  const ageMs = nowMs - open.openedAtMs;
  return open.isLarge || ageMs >= flushAfterMs || ageMs < 0;
}
