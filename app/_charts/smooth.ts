import type { Numbers, SeriesColumns } from './chart-types.ts';
import type { Rows } from './decimate.ts';

/**
 * The exponential moving average of the rows, freed of the bias towards its zero start: s ← w·s + (1 − w)·value over
 * 1 − wⁿ (Kingma and Ba 2015, section 3). A bucket weighs as many times as it holds finite values, so the average is
 * the same kind of line before and after a zoom refines buckets to raw points. Computed over all rows given, never over
 * the decimated ones. Non-finite rows stay NaN and leave the average as it was. `weight` is 0 (no smoothing) to below 1.
 */
export function smooth(series: SeriesColumns, weight: number, rows: Rows, into: Float64Array): void {
  let average = 0;
  let mass = 0;
  for (let row = rows.from; row < rows.to; row++) {
    const value = series.value[row]!;
    if (!Number.isFinite(value)) {
      into[row] = NaN;
      continue;
    }
    const samples = series.count ? Math.max(1, series.count[row]! - (series.nonFinite?.[row] ?? 0)) : 1;
    const kept = samples === 1 ? weight : weight ** samples;
    average = kept * average + (1 - kept) * value;
    mass = kept * mass + (1 - kept);
    into[row] = average / mass;
  }
}

/**
 * For each series how many times sparser it is logged than the densest one, 1 or more, in whole numbers. A weight raised to
 * it smooths every series of a chart over the same stretch of steps: a validation loss of ten points stays what it is.
 */
export function sparseness(series: readonly SeriesColumns[]): number[] {
  const spacings = series.map(({ step, count }) => (lastOf(step) - (step[0] ?? 0)) / Math.max(1, samplesIn(step, count) - 1));
  const densest = Math.min(...spacings.filter((spacing) => spacing > 0));
  return spacings.map((spacing) => (spacing > 0 ? Math.max(1, Math.round(spacing / densest)) : 1));
}

function lastOf(column: Numbers): number {
  return column[column.length - 1] ?? 0;
}

function samplesIn(step: Numbers, count: Numbers | undefined): number {
  let samples = 0;
  if (count) for (let row = 0; row < count.length; row++) samples += count[row]!;
  return count ? samples : step.length;
}
