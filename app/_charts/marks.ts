import type { Numbers, SeriesColumns } from './chart-types.ts';
import { columnAt, firstRowAt, type Rows, type View } from './decimate.ts';

/**
 * What a line cannot show: NaN, +∞, −∞, `mixed` (a bucket that held some of them, kind unknown until it is refined) and
 * `clipped` (finite, but not above zero on a logarithmic axis).
 */
export type MarkKind = 'nan' | 'positive-infinity' | 'negative-infinity' | 'mixed' | 'clipped';

export interface Mark {
  readonly kind: MarkKind;
  /** Row of the first value it stands for. */
  readonly row: number;
  /** How many values it stands for. */
  readonly count: number;
  /** The newest finite value before it, NaN when there is none: where on the curve a NaN is drawn. */
  readonly before: number;
}

/** What cannot be drawn as a line in this row, or `null`; and how many values. */
export function markOf(series: SeriesColumns, row: number, floor: number): { readonly kind: MarkKind; readonly count: number } | null {
  const value = series.value[row]!;
  const nonFinite = series.nonFinite?.[row] ?? 0;
  const count = series.count?.[row] ?? 1;
  if (value === Infinity) return { kind: 'positive-infinity', count: Math.max(1, nonFinite) };
  if (value === -Infinity) return { kind: 'negative-infinity', count: Math.max(1, nonFinite) };
  if (Number.isNaN(value)) return { kind: count > 1 ? 'mixed' : 'nan', count: Math.max(1, nonFinite) };
  if (nonFinite > 0) return { kind: 'mixed', count: nonFinite };
  if ((series.min?.[row] ?? value) <= floor || value <= floor) return { kind: 'clipped', count: 1 };
  return null;
}

/**
 * The marks in view, in order of x: of each kind at most one per column, standing for all of that kind there, so none
 * is ever lost. `columns` is the number of marks that fit side by side, not of pixels.
 */
export function marksInView(series: SeriesColumns, x: Numbers, rows: Rows, view: View, columns: number, floor = -Infinity): Mark[] {
  const marks: { kind: MarkKind; row: number; count: number; before: number }[] = [];
  const newest = new Map<MarkKind, { column: number; mark: { count: number } }>();
  const start = firstRowAt(x, view.from, rows);
  let before = NaN;
  for (let row = start - 1; row >= rows.from && Number.isNaN(before); row--) if (isDrawable(series.value[row]!, floor)) before = series.value[row]!;
  for (let row = start; row < rows.to && x[row]! <= view.to; row++) {
    const value = series.value[row]!;
    const found = markOf(series, row, floor);
    if (found) {
      const column = columnAt(x[row]!, view, columns);
      const open = newest.get(found.kind);
      if (open?.column === column) open.mark.count += found.count;
      else {
        const mark = { ...found, row, before: found.kind === 'mixed' && isDrawable(value, floor) ? value : before };
        marks.push(mark);
        newest.set(found.kind, { column, mark });
      }
    }
    if (isDrawable(value, floor)) before = value;
  }
  return marks;
}

function isDrawable(value: number, floor: number): boolean {
  return Number.isFinite(value) && value > floor;
}
