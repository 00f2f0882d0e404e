import type { Samples, SignalWindow } from './signals.ts';

/** The newest `count` samples (fewer when there are fewer), as views, oldest first. */
export function newest(window: SignalWindow, count: number): Samples {
  const from = Math.max(0, window.recent.values.length - Math.max(0, Math.floor(count)));
  return { steps: window.recent.steps.subarray(from), values: window.recent.values.subarray(from) };
}

/** The `count` samples before the newest `skipped`, as views, oldest first. */
export function before(window: SignalWindow, skipped: number, count: number): Samples {
  const to = Math.max(0, window.recent.values.length - skipped);
  const from = Math.max(0, to - count);
  return { steps: window.recent.steps.subarray(from, to), values: window.recent.values.subarray(from, to) };
}

/** The newest value, `null` when there is none. */
export function lastValue(window: SignalWindow | undefined): number | null {
  return window?.recent.values.at(-1) ?? null;
}

/** Step of the newest sample, `null` when there is none. */
export function lastStep(window: SignalWindow | undefined): number | null {
  return window?.recent.steps.at(-1) ?? null;
}

/** The first value of the series that is finite, `null` when none of its first 100 is. */
export function firstFinite(window: SignalWindow | undefined): number | null {
  return window?.head.values.find(Number.isFinite) ?? null;
}

/**
 * First step of the newest unbroken stretch of samples for which `holds` is true, `null` when it is not true of the newest.
 * Looks no further back than `window.recent`.
 */
export function holdsSince(window: SignalWindow, holds: (value: number, index: number) => boolean): number | null {
  const { steps, values } = window.recent;
  let since: number | null = null;
  for (let i = values.length - 1; i >= 0 && holds(values[i]!, i); i--) since = steps[i]!;
  return since;
}
