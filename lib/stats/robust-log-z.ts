import { median, medianAbsoluteDeviation } from './quantile.ts';

/** Least spread that is believed, in natural-log units: about 10 %. Fewer samples than that agree by chance. */
export const logSpreadFloor = 0.1;

/**
 * How many robust standard deviations ln `value` lies above the median of ln `baseline`:
 * (ln x − median) / max(1.4826 · MAD, 0.1). Only positive finite baseline values count; `null` when there is none or
 * `value` is not positive and finite. No unit.
 *
 * @source Rousseeuw and Croux (1993): 1.4826 makes the MAD agree with the deviation of a normal distribution.
 */
export function robustLogZ(value: number, baseline: ArrayLike<number>): number | null {
  if (!(value > 0) || !Number.isFinite(value)) return null;
  const logs = logsOf(baseline);
  const middle = median(logs);
  const spread = medianAbsoluteDeviation(logs);
  if (middle === null || spread === null) return null;
  return (Math.log(value) - middle) / Math.max(1.4826 * spread, logSpreadFloor);
}

/** Natural logarithms of the positive finite values, in order. */
export function logsOf(values: ArrayLike<number>): Float64Array {
  return Float64Array.from(Array.from(values).filter((value) => value > 0 && Number.isFinite(value)), Math.log);
}
