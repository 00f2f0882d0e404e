import type { ChartSeries } from './chart-types.ts';
import type { PreparedSeries } from './prepared-series.ts';
import { nearestRow } from './x-position.ts';

/** What one series says at one place, as exact as the row that is drawn there. */
export interface Reading {
  readonly series: ChartSeries;
  readonly row: number;
  readonly step: number;
  /** NaN where unknown. */
  readonly epoch: number;
  readonly atMs: number;
  readonly elapsedMs: number;
  readonly value: number;
  readonly smoothed: number | null;
  /** Of a bucket: its finite extremes and how many values it stands for; `null` for a single value. */
  readonly bucket: { readonly min: number; readonly max: number; readonly count: number; readonly nonFinite: number } | null;
}

/** The readings nearest to x, of every series that has rows. */
export function readingsAt(prepared: readonly PreparedSeries[], x: number): Reading[] {
  return prepared.flatMap((each) => {
    const row = nearestRow(each.x, each.stretches, x);
    return row < 0 ? [] : [readingOf(each, row)];
  });
}

/** The newest readings, of every series that has rows. */
export function lastReadings(prepared: readonly PreparedSeries[]): Reading[] {
  return prepared.flatMap((each) => {
    const rows = each.stretches.at(-1);
    return rows ? [readingOf(each, rows.to - 1)] : [];
  });
}

/** The x nearest to a place over all rows, where a cursor snaps to; NaN without rows. */
export function snapTo(prepared: readonly PreparedSeries[], x: number): number {
  let best = NaN;
  for (const each of prepared) {
    const row = nearestRow(each.x, each.stretches, x);
    if (row >= 0 && !(Math.abs(each.x[row]! - x) >= Math.abs(best - x))) best = each.x[row]!;
  }
  return best;
}

/** The next x to the right (or left) at which any series has a row; `x` itself at the end. */
export function nextX(prepared: readonly PreparedSeries[], x: number, direction: 1 | -1): number {
  let next = NaN;
  for (const { x: column, stretches } of prepared) {
    for (const rows of stretches) {
      for (let low = rows.from, high = rows.to; ; ) {
        if (low < high) {
          const middle = (low + high) >>> 1;
          if (direction === 1 ? column[middle]! <= x : column[middle]! < x) low = middle + 1;
          else high = middle;
          continue;
        }
        const row = direction === 1 ? low : low - 1;
        if (row >= rows.from && row < rows.to && !(Math.abs(column[row]! - x) >= Math.abs(next - x))) next = column[row]!;
        break;
      }
    }
  }
  return Number.isNaN(next) ? x : next;
}

/** Newest, smallest and largest finite value of a series over all its rows; NaN where it has none. */
export function summaryOf(each: PreparedSeries): { readonly last: number; readonly min: number; readonly max: number } {
  let min = Infinity;
  let max = -Infinity;
  const { series } = each;
  for (let row = 0; row < series.value.length; row++) {
    const low = series.min ? series.min[row]! : series.value[row]!;
    const high = series.max ? series.max[row]! : series.value[row]!;
    if (low < min && low > -Infinity) min = low;
    if (high > max && high < Infinity) max = high;
  }
  const rows = each.stretches.at(-1);
  return { last: rows ? series.value[rows.to - 1]! : NaN, min: min === Infinity ? NaN : min, max: max === -Infinity ? NaN : max };
}

function readingOf({ series, smoothed }: PreparedSeries, row: number): Reading {
  const count = series.count?.[row] ?? 1;
  return {
    series,
    row,
    step: series.step[row]!,
    epoch: series.epoch?.[row] ?? NaN,
    atMs: series.atMs?.[row] ?? NaN,
    elapsedMs: series.elapsedMs?.[row] ?? NaN,
    value: series.value[row]!,
    smoothed: smoothed ? smoothed[row]! : null,
    bucket: count > 1 ? { min: series.min?.[row] ?? NaN, max: series.max?.[row] ?? NaN, count, nonFinite: series.nonFinite?.[row] ?? 0 } : null,
  };
}
