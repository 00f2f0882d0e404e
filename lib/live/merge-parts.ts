import type { Columns, HistogramRecord, Packet, SeriesColumn } from '../protocol/packet.ts';
import { thinPoints } from './thin-points.ts';

/** Points and histograms, without seq and events. */
export type Points = Pick<Packet, 'columns' | 'histograms'>;

/** Points of one series that one frame carries at most, non-finite ones not counted. */
export const pointsPerSeries = 128;
/** Histograms of one name that one frame carries at most: the newest. */
export const histogramsPerName = 32;

interface Gathered {
  readonly rows: number[];
  readonly values: number[];
  isFloat64: boolean;
}

/**
 * One set of points with all of `parts` in order, each series thinned to `most` points (see `thinPoints`) and only the
 * rows that are still used. The parts may hold at most 65,535 rows that survive thinning.
 */
export function mergeParts(parts: readonly Points[], most = pointsPerSeries): Points {
  const steps: number[] = [];
  const atMs: number[] = [];
  const series = new Map<string, Gathered>();
  for (const { columns } of parts) {
    const offset = steps.length;
    for (const column of columns.series) gather(series, column, offset);
    for (const step of columns.steps) steps.push(step);
    for (const at of columns.atMs) atMs.push(at);
  }
  return { columns: compact(steps, atMs, series, most), histograms: newestOfEachName(parts.flatMap((part) => part.histograms)) };
}

function gather(series: Map<string, Gathered>, column: SeriesColumn, offset: number): void {
  let gathered = series.get(column.name);
  if (!gathered) series.set(column.name, (gathered = { rows: [], values: [], isFloat64: false }));
  gathered.isFloat64 ||= column.values instanceof Float64Array;
  for (let i = 0; i < column.values.length; i++) {
    gathered.rows.push(offset + (column.rows ? column.rows[i]! : i));
    gathered.values.push(column.values[i]!);
  }
}

function compact(steps: readonly number[], atMs: readonly number[], series: ReadonlyMap<string, Gathered>, most: number): Columns {
  const kept = [...series].map(([name, gathered]) => ({ name, gathered, indexes: thinPoints(gathered.values, most) }));
  const used = new Uint8Array(steps.length);
  for (const { gathered, indexes } of kept) for (const index of indexes) used[gathered.rows[index]!] = 1;
  const newRow = new Uint32Array(steps.length);
  let rowCount = 0;
  for (let row = 0; row < used.length; row++) if (used[row]) newRow[row] = rowCount++;
  const isUsed = (_: number, row: number) => used[row] === 1;
  return {
    steps: Float64Array.from(steps.filter(isUsed)),
    atMs: Float64Array.from(atMs.filter(isUsed)),
    series: kept.map(({ name, gathered, indexes }) => {
      const values = indexes.map((index) => gathered.values[index]!);
      return {
        name,
        rows: indexes.length === rowCount ? null : Uint16Array.from(indexes, (index) => newRow[gathered.rows[index]!]!),
        values: gathered.isFloat64 ? Float64Array.from(values) : Float32Array.from(values),
      };
    }),
  };
}

function newestOfEachName(histograms: readonly HistogramRecord[]): readonly HistogramRecord[] {
  const left = new Map<string, number>();
  const kept: HistogramRecord[] = [];
  for (let i = histograms.length - 1; i >= 0; i--) {
    const histogram = histograms[i]!;
    const room = left.get(histogram.name) ?? histogramsPerName;
    if (room === 0) continue;
    left.set(histogram.name, room - 1);
    kept.push(histogram);
  }
  return kept.reverse();
}
