import type { HeatmapRow } from './chart-props.ts';
import type { View } from './decimate.ts';

/** What a cell holds beside its value. */
export const cellFlags = { measured: 1, nan: 2, positiveInfinity: 4, negativeInfinity: 8 } as const;

/** One row of a heatmap, a cell per pixel column. */
export interface HeatmapCells {
  /** By the chosen rule over the finite values; NaN where there is none. */
  readonly value: Float64Array;
  readonly flags: Uint8Array;
}

export type CellRule = 'max' | 'min' | 'mean';

/**
 * The cells of a row over the steps in view. A value holds from its step to the next measured one, but not for longer
 * than twice the usual distance between measurements, so that a real gap stays empty. Where several values fall into
 * one cell the rule decides, and NaN and ±∞ are flagged whatever it decides.
 */
export function cellsOfRow(row: HeatmapRow, view: View, columns: number, rule: CellRule): HeatmapCells {
  const value = new Float64Array(columns).fill(NaN);
  const flags = new Uint8Array(columns);
  const counts = rule === 'mean' ? new Uint32Array(columns) : null;
  const reach = 2 * usualDistance(row);
  const place = (step: number): number => Math.floor(((step - view.from) / (view.to - view.from)) * columns);
  const length = row.step.length;
  for (let index = firstIn(row, view.from - reach); index < length && row.step[index]! <= view.to; index++) {
    const step = row.step[index]!;
    const until = Math.min(index + 1 < length ? row.step[index + 1]! : step + reach / 2, step + reach);
    const from = place(step);
    const to = Math.max(from + 1, place(until));
    if (to <= 0) continue;
    const its = row.value[index]!;
    for (let column = Math.max(0, Math.min(columns - 1, from)); column < Math.min(columns, to); column++) put(column, its);
  }
  if (counts) for (let column = 0; column < columns; column++) if (counts[column]! > 1) value[column]! /= counts[column]!;
  return { value, flags };

  function put(column: number, its: number): void {
    flags[column]! |= cellFlags.measured | (Number.isNaN(its) ? cellFlags.nan : its === Infinity ? cellFlags.positiveInfinity : its === -Infinity ? cellFlags.negativeInfinity : 0);
    if (!Number.isFinite(its)) return;
    const before = value[column]!;
    if (counts) {
      counts[column]!++;
      value[column] = Number.isNaN(before) ? its : before + its;
    } else if (Number.isNaN(before) || (rule === 'max' ? its > before : its < before)) value[column] = its;
  }
}

/** Smallest and largest finite value of a row, above `floor`; `null` when there is none. */
export function extentOfRow(row: HeatmapRow, floor: number): readonly [number, number] | null {
  let from = Infinity;
  let to = -Infinity;
  for (let index = 0; index < row.value.length; index++) {
    const value = row.value[index]!;
    if (!Number.isFinite(value) || value <= floor) continue;
    if (value < from) from = value;
    if (value > to) to = value;
  }
  return from <= to ? [from, to] : null;
}

export interface ColourScale {
  readonly from: number;
  readonly to: number;
  readonly isLog: boolean;
  /** A diverging scale reaches as far below this value as above it. */
  readonly centre?: number | undefined;
}

/** Place of a finite value on the colour scale, 0 … 1; values beyond the ends (and ≤ 0 on a log scale) sit at them. */
export function placeOnScale(value: number, { from, to, isLog, centre }: ColourScale): number {
  if (centre !== undefined) {
    const reach = Math.max(Math.abs(to - centre), Math.abs(centre - from));
    return reach === 0 ? 0.5 : clamp(0.5 + (value - centre) / (2 * reach));
  }
  if (isLog && value <= 0) return 0;
  const [low, high, its] = isLog ? [Math.log10(from), Math.log10(to), Math.log10(value)] : [from, to, value];
  return high > low ? clamp((its - low) / (high - low)) : 0.5;
}

/** The sample of a row that holds at that step, -1 when none does. */
export function sampleAt(row: HeatmapRow, step: number): number {
  const index = firstIn(row, step + 1e-9) - 1;
  return index >= 0 && step - row.step[index]! <= 2 * usualDistance(row) ? index : -1;
}

/** The row's next measured step left (-1) or right (1) of `step`; `step` itself at the end, or for 0. */
export function nextSample(row: HeatmapRow, step: number, direction: -1 | 0 | 1): number {
  if (direction === 0) return step;
  const index = direction === 1 ? firstIn(row, step + 1e-9) : firstIn(row, step) - 1;
  return row.step[index] ?? step;
}

/** From the first to the last step of all rows, at least one long; `null` when none has any. */
export function stepExtent(rows: readonly HeatmapRow[]): View | null {
  let from = Infinity;
  let to = -Infinity;
  for (const { step } of rows) {
    if (step.length === 0) continue;
    from = Math.min(from, step[0]!);
    to = Math.max(to, step[step.length - 1]!);
  }
  return from <= to ? { from, to: Math.max(to, from + 1) } : null;
}

/** The rows to draw while `top` pixels are scrolled away: those that are at least partly in the window. */
export function rowsOnScreen(top: number, height: number, rowHeight: number, total: number): { readonly from: number; readonly to: number } {
  return { from: Math.max(0, Math.floor(top / rowHeight)), to: Math.min(total, Math.ceil((top + height) / rowHeight)) };
}

/**
 * The distance between measurements that 95 % of them do not exceed (of up to 256 of them): a run's first steps are
 * measured more densely than the rest, and that is no reason to call the rest a gap. 1 without two measurements.
 */
function usualDistance(row: HeatmapRow): number {
  const distances: number[] = [];
  const every = Math.max(1, Math.floor(row.step.length / 256));
  for (let index = every; index < row.step.length; index += every) distances.push(row.step[index]! - row.step[index - 1]!);
  distances.sort((a, b) => a - b);
  return Math.max(1, distances[Math.floor(distances.length * 0.95)] ?? 1);
}

function firstIn(row: HeatmapRow, step: number): number {
  let low = 0;
  let high = row.step.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (row.step[middle]! < step) low = middle + 1;
    else high = middle;
  }
  return low;
}

function clamp(place: number): number {
  return Math.min(1, Math.max(0, place));
}
