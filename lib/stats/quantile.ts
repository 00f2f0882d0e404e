import { finiteOf } from './finite.ts';

/**
 * The `q`-quantile (0–1) of the finite values, linear between neighbours in order; `null` when none is finite.
 * O(n log n); `values` stays as it is.
 */
export function quantile(values: ArrayLike<number>, q: number): number | null {
  const sorted = finiteOf(values).sort();
  if (sorted.length === 0) return null;
  const position = Math.min(Math.max(q, 0), 1) * (sorted.length - 1);
  const below = Math.floor(position);
  const low = sorted[below]!;
  const high = sorted[Math.min(below + 1, sorted.length - 1)]!;
  const share = position - below;
  return share === 0 ? low : low * (1 - share) + high * share; // this form cannot overflow for ±MAX
}

/** The middle of the finite values; `null` when none is finite. */
export function median(values: ArrayLike<number>): number | null {
  return quantile(values, 0.5);
}

/** Median of the distances of the finite values from their median, unscaled; `null` when none is finite. */
export function medianAbsoluteDeviation(values: ArrayLike<number>): number | null {
  const finite = finiteOf(values);
  const middle = median(finite);
  if (middle === null) return null;
  return median(finite.map((value) => Math.abs(value - middle)));
}
