import type { Numbers } from './chart-types.ts';

/** Part of an axis in view, from < to. */
export interface View {
  readonly from: number;
  readonly to: number;
}

/** Rows [from, to) of a series whose x values ascend. */
export interface Rows {
  readonly from: number;
  readonly to: number;
}

/** Stands in a list of rows where the line must be lifted. */
export const lift = -1;

/** The first row of `rows` with x >= value, or `rows.to`. */
export function firstRowAt(x: Numbers, value: number, rows: Rows): number {
  let low = rows.from;
  let high = rows.to;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (x[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The rows whose x lies in the view, and one more on each side so that the line enters and leaves it. */
export function rowsInView(x: Numbers, view: View, rows: Rows): Rows {
  let to = firstRowAt(x, view.to, rows);
  while (to < rows.to && x[to]! <= view.to) to++;
  return { from: Math.max(rows.from, firstRowAt(x, view.from, rows) - 1), to: Math.min(rows.to, to + 1) };
}

/** The pixel column of x: 0 … columns - 1 inside the view, -1 to the left of it and `columns` to the right. */
export function columnAt(x: number, view: View, columns: number): number {
  if (x < view.from) return -1;
  if (x > view.to) return columns;
  return Math.min(columns - 1, Math.floor(((x - view.from) / (view.to - view.from)) * columns));
}

/**
 * The rows to draw, ascending, with `lift` between two rows a non-finite value (or one not above `floor`) lies between:
 * of each pixel column the first, smallest, largest and last drawable row, so at most four, and every extreme is
 * there. Within one pixel column a gap cannot be seen and is not lifted over; its mark is (`marksInView`).
 * x ascends within `rows`; the view holds one row more on each side.
 */
export function decimateLine(x: Numbers, y: Numbers, rows: Rows, view: View, columns: number, floor = -Infinity): number[] {
  const inView = rowsInView(x, view, rows);
  const drawn: number[] = [];
  let column = NaN;
  let first = lift;
  let smallest = lift;
  let largest = lift;
  let last = lift;
  let isLifted = false;
  const flush = (): void => {
    if (first === lift) return;
    const a = Math.min(smallest, largest);
    const b = Math.max(smallest, largest);
    drawn.push(first);
    if (a !== first && a !== last) drawn.push(a);
    if (b !== a && b !== first && b !== last) drawn.push(b);
    if (last !== first) drawn.push(last);
    first = lift;
  };
  for (let row = inView.from; row < inView.to; row++) {
    const value = y[row]!;
    if (!Number.isFinite(value) || value <= floor) {
      isLifted = true;
      continue;
    }
    const at = columnAt(x[row]!, view, columns);
    if (at !== column) {
      flush();
      column = at;
      if (isLifted && drawn.length > 0) drawn.push(lift);
      first = smallest = largest = row;
    } else {
      if (value < y[smallest]!) smallest = row;
      if (value > y[largest]!) largest = row;
    }
    isLifted = false;
    last = row;
  }
  flush();
  return drawn;
}

/** The band between the smallest and the largest value of each pixel column; `lift` breaks it. Columns of equal length. */
export interface Envelope {
  readonly x: readonly number[];
  readonly low: readonly number[];
  readonly high: readonly number[];
}

/** The envelope of bucketed rows, one point per pixel column; NaN in all three columns where it is broken. */
export function decimateEnvelope(x: Numbers, min: Numbers, max: Numbers, rows: Rows, view: View, columns: number, floor = -Infinity): Envelope {
  const inView = rowsInView(x, view, rows);
  const envelope = { x: [] as number[], low: [] as number[], high: [] as number[] };
  let column = NaN;
  for (let row = inView.from; row < inView.to; row++) {
    const high = max[row]!;
    if (!Number.isFinite(high) || high <= floor) {
      column = NaN;
      if (envelope.x.length > 0 && !Number.isNaN(envelope.x.at(-1))) for (const part of Object.values(envelope)) part.push(NaN);
      continue;
    }
    const at = columnAt(x[row]!, view, columns);
    const low = min[row]!;
    const end = envelope.x.length - 1;
    if (at === column) {
      envelope.low[end] = Math.min(envelope.low[end]!, low);
      envelope.high[end] = Math.max(envelope.high[end]!, high);
    } else {
      envelope.x.push(x[row]!);
      envelope.low.push(low);
      envelope.high.push(high);
      column = at;
    }
  }
  return envelope;
}
