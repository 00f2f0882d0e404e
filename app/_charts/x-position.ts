import type { Numbers, SeriesColumns, XAxis } from './chart-types.ts';
import type { Rows } from './decimate.ts';

/**
 * Where an epoch begins: the logged epoch is a whole number for hundreds of steps, and a curve needs places in between.
 * Epochs ascending, with the smallest step each was seen at.
 */
export interface EpochClock {
  readonly epochs: readonly number[];
  readonly starts: readonly number[];
}

/** The epoch clock of all series together; `null` when none of them knows an epoch. */
export function epochClock(series: readonly SeriesColumns[]): EpochClock | null {
  const starts = new Map<number, number>();
  for (const { step, epoch } of series) {
    if (!epoch) continue;
    for (let row = 0; row < step.length; row++) {
      const value = epoch[row]!;
      if (Number.isFinite(value) && step[row]! < (starts.get(value) ?? Infinity)) starts.set(value, step[row]!);
    }
  }
  if (starts.size === 0) return null;
  const sorted = [...starts].sort((a, b) => a[0] - b[0]);
  return { epochs: sorted.map(([epoch]) => epoch), starts: sorted.map(([, start]) => start) };
}

/**
 * The place of a step on the epoch axis: evenly between the beginnings of its epoch and the next. The last epoch is taken
 * to be as long as the one before it; of a first and only epoch the length is not known, and its steps sit at its beginning.
 */
export function epochAt(clock: EpochClock, step: number): number {
  const { epochs, starts } = clock;
  let index = 0;
  let high = epochs.length;
  while (index + 1 < high) {
    const middle = (index + high) >>> 1;
    if (starts[middle]! <= step) index = middle;
    else high = middle;
  }
  const isLast = index + 1 === epochs.length;
  if (isLast && epochs.length === 1) return epochs[0]!;
  const from = isLast ? index - 1 : index;
  const perStep = (epochs[from + 1]! - epochs[from]!) / Math.max(1, starts[from + 1]! - starts[from]!);
  const place = epochs[index]! + (step - starts[index]!) * perStep;
  return isLast ? Math.max(epochs[index]!, place) : Math.max(epochs[0]!, place);
}

/** The x of every row on that axis, NaN where it has none. */
export function xColumn(series: SeriesColumns, axis: XAxis, clock: EpochClock | null): Numbers {
  if (axis === 'step') return series.step;
  if (axis === 'elapsed') return series.elapsedMs ?? new Float64Array(series.step.length).fill(NaN);
  if (axis === 'time') return series.atMs ?? new Float64Array(series.step.length).fill(NaN);
  return clock ? Float64Array.from(series.step, (step) => epochAt(clock, step)) : new Float64Array(series.step.length).fill(NaN);
}

/**
 * Stretches of rows whose x ascends, oldest first: one for an undisturbed run, one more for every resume that went back.
 * Rows without an x belong to none.
 */
export function ascendingStretches(x: Numbers): Rows[] {
  const stretches: Rows[] = [];
  let from = 0;
  let before = NaN;
  for (let row = 0; row < x.length; row++) {
    const value = x[row]!;
    if (value >= before || (Number.isNaN(before) && Number.isFinite(value))) {
      before = value;
      continue;
    }
    if (row > from) stretches.push({ from, to: row });
    from = Number.isFinite(value) ? row : row + 1;
    before = Number.isFinite(value) ? value : NaN;
  }
  if (x.length > from) stretches.push({ from, to: x.length });
  return stretches;
}

/** The row whose x is nearest, in the newest stretch that reaches it; -1 when there is none. */
export function nearestRow(x: Numbers, stretches: readonly Rows[], value: number): number {
  let nearest = -1;
  for (let index = stretches.length - 1; index >= 0; index--) {
    const rows = stretches[index]!;
    const row = nearestInStretch(x, rows, value);
    if (value >= x[rows.from]! && value <= x[rows.to - 1]!) return row;
    if (nearest < 0 || Math.abs(x[row]! - value) < Math.abs(x[nearest]! - value)) nearest = row;
  }
  return nearest;
}

function nearestInStretch(x: Numbers, rows: Rows, value: number): number {
  let low = rows.from;
  let high = rows.to;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (x[middle]! <= value) low = middle + 1;
    else high = middle;
  }
  // `low` is the first row beyond the value: the newest of several at the same x comes just before it.
  if (low === rows.from) return low;
  if (low === rows.to) return low - 1;
  return value - x[low - 1]! <= x[low]! - value ? low - 1 : low;
}

/** The x on another axis of the row nearest to `value`, over the first series that can say; NaN when none can. */
export function translate(columns: readonly { readonly from: Numbers; readonly to: Numbers; readonly stretches: readonly Rows[] }[], value: number): number {
  let best = NaN;
  let distance = Infinity;
  for (const { from, to, stretches } of columns) {
    const row = nearestRow(from, stretches, value);
    if (row < 0 || !Number.isFinite(to[row]!)) continue;
    const its = Math.abs(from[row]! - value);
    if (its < distance) {
      distance = its;
      best = to[row]!;
    }
  }
  return best;
}
