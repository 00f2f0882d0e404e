/** Longest time in milliseconds a record waits on the training thread. */
export const flushAfterMs = 250;
/** A packet of at least `fullBytes` waits no longer than this: what comes fast is also wanted fast, and costs little a record. */
export const fullFlushAfterMs = 100;
export const fullBytes = 4_096;

/**
 * True when the open packet is to be handed over: it is large, or its first record is old. A hand-over wakes the worker and
 * costs a plain step about as much as all its records, so small packets wait longer. Asked at the end of every step and at
 * every log, because a training that computes synchronously never lets a timer fire.
 */
export function isFlushDue(open: { readonly bytes: number; readonly isLarge: boolean; readonly openedAtMs: number | null }, nowMs: number): boolean {
  if (open.openedAtMs === null) return false;
  // A clock that was set back must not hold records back.
  const ageMs = nowMs - open.openedAtMs;
  return open.isLarge || ageMs >= (open.bytes >= fullBytes ? fullFlushAfterMs : flushAfterMs) || ageMs < 0;
}
