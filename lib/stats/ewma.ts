/** Weight of the newest value for which a value's weight halves every `halfLife` samples. */
export function weightOfHalfLife(halfLife: number): number {
  return 1 - 0.5 ** (1 / Math.max(halfLife, 1e-9));
}

/**
 * Exponentially weighted mean after each value, corrected for its start (so the first equals the first value).
 * A non-finite value leaves the mean as it was; before the first finite value it is NaN.
 *
 * @source Kingma and Ba, "Adam" (arXiv 1412.6980), section 3: division by 1 − β^t.
 */
export function ewma(values: ArrayLike<number>, weight: number): Float64Array {
  const smoothed = new Float64Array(values.length);
  let sum = 0;
  let weights = 0;
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    if (Number.isFinite(value)) {
      sum = sum * (1 - weight) + value * weight;
      weights = weights * (1 - weight) + weight;
    }
    smoothed[i] = weights === 0 ? Number.NaN : sum / weights;
  }
  return smoothed;
}
