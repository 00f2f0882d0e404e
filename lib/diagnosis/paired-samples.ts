import type { Samples } from './signals.ts';

/** Two series read at common steps, oldest first; all arrays have the same length and finite values. */
export interface PairedSamples {
  readonly steps: readonly number[];
  readonly first: readonly number[];
  readonly second: readonly number[];
}

/**
 * For each sample of `first` the newest sample of `second` at or before its step. Samples without such a partner and
 * pairs with a non-finite member are left out. Steps that go backwards (a resumed run) are searched from the start again.
 */
export function pairedSamples(first: Samples, second: Samples): PairedSamples {
  const steps: number[] = [];
  const left: number[] = [];
  const right: number[] = [];
  let partner = -1;
  for (let i = 0; i < first.steps.length; i++) {
    const step = first.steps[i]!;
    if (partner >= 0 && second.steps[partner]! > step) partner = -1;
    while (partner + 1 < second.steps.length && second.steps[partner + 1]! <= step) partner += 1;
    const value = second.values[partner];
    if (value === undefined || !Number.isFinite(value) || !Number.isFinite(first.values[i])) continue;
    steps.push(step);
    left.push(first.values[i]!);
    right.push(value);
  }
  return { steps, first: left, second: right };
}

/** Value of the newest sample at or before `step`, `null` when there is none or it is not finite. */
export function valueAt(samples: Samples, step: number): number | null {
  for (let i = samples.steps.length - 1; i >= 0; i--) {
    if (samples.steps[i]! <= step) return Number.isFinite(samples.values[i]) ? samples.values[i]! : null;
  }
  return null;
}
