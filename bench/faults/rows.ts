/** A tensor on the host: `shape[0]` rows. What operators change before it is trained on. */
export interface Rows {
  readonly values: Float32Array;
  readonly shape: readonly number[];
}

/** Inputs and targets of the same rows. */
export interface Pairs {
  readonly xs: Rows;
  readonly ys: Rows;
}

/** Numbers of one row. */
export function widthOf(rows: Rows): number {
  return rows.shape.slice(1).reduce((product, size) => product * size, 1);
}

/** The rows of these places, in that order; a place may come twice. */
export function pick(rows: Rows, places: readonly number[]): Rows {
  const width = widthOf(rows);
  const values = new Float32Array(places.length * width);
  places.forEach((place, row) => values.set(rows.values.subarray(place * width, (place + 1) * width), row * width));
  return { values, shape: [places.length, ...rows.shape.slice(1)] };
}

export function pickPairs(pairs: Pairs, places: readonly number[]): Pairs {
  return { xs: pick(pairs.xs, places), ys: pick(pairs.ys, places) };
}

/** Rows `from` … `to` (exclusive). */
export function slicePairs(pairs: Pairs, from: number, to: number): Pairs {
  return pickPairs(pairs, Array.from({ length: to - from }, (_, index) => from + index));
}

/** Rows of one after those of the other. */
export function joined(one: Rows, other: Rows): Rows {
  return { values: Float32Array.from([...one.values, ...other.values]), shape: [one.shape[0]! + other.shape[0]!, ...one.shape.slice(1)] };
}

/** Every number changed by `change`, which is told its row and its place in the row. */
export function mapRows(rows: Rows, change: (value: number, row: number, column: number) => number): Rows {
  const width = widthOf(rows);
  return { values: rows.values.map((value, index) => change(value, Math.floor(index / width), index % width)), shape: rows.shape };
}

export function reshaped(rows: Rows, ...shape: number[]): Rows {
  return { values: rows.values, shape: [rows.shape[0]!, ...shape] };
}

/** One-hot rows of these classes. */
export function oneHot(classes: readonly number[], count: number): Rows {
  const values = new Float32Array(classes.length * count);
  classes.forEach((label, row) => (values[row * count + label] = 1));
  return { values, shape: [classes.length, count] };
}

/** The class of each one-hot row. */
export function classesOf(rows: Rows): number[] {
  const width = widthOf(rows);
  return Array.from({ length: rows.shape[0]! }, (_, row) => indexOfLargest(rows.values.subarray(row * width, (row + 1) * width)));
}

export function indexOfLargest(values: ArrayLike<number>): number {
  let best = 0;
  for (let i = 1; i < values.length; i++) if (values[i]! > values[best]!) best = i;
  return best;
}

/** Mean and standard deviation of each column. */
export function columnStatistics(rows: Rows): { readonly mean: readonly number[]; readonly std: readonly number[] } {
  const width = widthOf(rows);
  const count = rows.shape[0]!;
  const mean = new Array<number>(width).fill(0);
  const std = new Array<number>(width).fill(0);
  for (let row = 0; row < count; row++) for (let column = 0; column < width; column++) mean[column]! += rows.values[row * width + column]! / count;
  for (let row = 0; row < count; row++) for (let column = 0; column < width; column++) std[column]! += (rows.values[row * width + column]! - mean[column]!) ** 2 / count;
  return { mean, std: std.map((variance) => Math.sqrt(variance) || 1) };
}

/** Columns brought to mean 0 and deviation 1 by statistics of other rows (the training part's). */
export function standardise(rows: Rows, { mean, std }: ReturnType<typeof columnStatistics>): Rows {
  return mapRows(rows, (value, _, column) => (value - mean[column]!) / std[column]!);
}
