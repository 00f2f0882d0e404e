import type { JsonNumber, SeriesData } from '../../lib/protocol/resource.ts';

/**
 * Rows of one series as the browser holds them, oldest first. A row is one value, or a bucket of several after the
 * server or the browser thinned them. Columns are views: they are never written to once handed out.
 */
export interface SeriesPoints {
  readonly length: number;
  readonly step: Float64Array;
  readonly atMs: Float64Array;
  /** NaN where the epoch is not known. */
  readonly epoch: Float64Array;
  /** The value, or the mean of a bucket's finite values; NaN in a bucket without one. */
  readonly value: Float64Array;
  /** `null` while every row is one value. */
  readonly bucket: BucketColumns | null;
  /** Memory behind the views, shared by successive versions; only the newest version may grow it. */
  readonly store: PointStore;
  /** Rows above which older rows are merged. */
  readonly budget: number;
}

export interface BucketColumns {
  /** Over finite values; NaN in a bucket without one. */
  readonly min: Float64Array;
  readonly max: Float64Array;
  readonly count: Float64Array;
  readonly nonFinite: Float64Array;
}

/** Rows to append: equal lengths. */
export interface NewRows {
  readonly step: ArrayLike<number>;
  readonly atMs: ArrayLike<number>;
  readonly epoch: ArrayLike<number>;
  readonly value: ArrayLike<number>;
}

interface PointStore {
  used: number;
  readonly plain: readonly [Float64Array, Float64Array, Float64Array, Float64Array];
  readonly bucket: readonly [Float64Array, Float64Array, Float64Array, Float64Array] | null;
}

/** A number from its JSON form; `null` becomes NaN. */
export function numberOf(value: JsonNumber | null): number {
  return value === null ? Number.NaN : typeof value === 'number' ? value : Number(value);
}

/** No rows, with room for `budget` before older ones are merged. */
export function noPoints(budget: number): SeriesPoints {
  return view(newStore(16, false), 0, budget);
}

/** The server's answer as rows. */
export function pointsOf(data: SeriesData, budget: number): SeriesPoints {
  const length = data.step.length;
  const store = newStore(Math.max(16, length), data.resolution === 'buckets');
  const [step, atMs, epoch, value] = store.plain;
  for (let i = 0; i < length; i++) {
    step[i] = data.step[i]!;
    atMs[i] = data.atMs[i]!;
    epoch[i] = data.epoch[i] ?? Number.NaN;
    value[i] = data.resolution === 'raw' ? numberOf(data.value[i]!) : (data.mean[i] ?? Number.NaN);
  }
  if (data.resolution === 'buckets' && store.bucket) {
    const [min, max, count, nonFinite] = store.bucket;
    for (let i = 0; i < length; i++) {
      min[i] = data.min[i] ?? Number.NaN;
      max[i] = data.max[i] ?? Number.NaN;
      count[i] = data.count[i]!;
      nonFinite[i] = data.nonFinite[i]!;
    }
  }
  store.used = length;
  return view(store, length, Math.max(budget, length));
}

/**
 * `points` with `rows` behind them; `points` itself stays as it was. Rows already there at the end (same step and time:
 * a read and a frame can overlap) are not added twice. Beyond the budget, rows are merged by `thinPoints`.
 */
export function appendRows(points: SeriesPoints, rows: NewRows): SeriesPoints {
  const fresh: number[] = [];
  for (let i = 0; i < rows.step.length; i++) if (!endsWith(points, rows.step[i]!, rows.atMs[i]!)) fresh.push(i);
  if (fresh.length === 0) return points;
  const length = points.length + fresh.length;
  const store = writable(points, length);
  const [step, atMs, epoch, value] = store.plain;
  fresh.forEach((from, k) => {
    const to = points.length + k;
    step[to] = rows.step[from]!;
    atMs[to] = rows.atMs[from]!;
    epoch[to] = rows.epoch[from]!;
    value[to] = rows.value[from]!;
    if (store.bucket) {
      const isFinite = Number.isFinite(rows.value[from]!);
      store.bucket[0][to] = store.bucket[1][to] = isFinite ? rows.value[from]! : Number.NaN;
      store.bucket[2][to] = 1;
      store.bucket[3][to] = isFinite ? 0 : 1;
    }
  });
  store.used = length;
  const grown = view(store, length, points.budget);
  return length > points.budget ? thinPoints(grown) : grown;
}

/** Rows looked at for a repeat: more than a coalesced frame can hold. */
const overlapRows = 512;

function endsWith(points: SeriesPoints, step: number, atMs: number): boolean {
  for (let i = points.length - 1; i >= 0 && i >= points.length - overlapRows; i--) {
    if (points.step[i] === step && points.atMs[i] === atMs) return true;
    if (points.atMs[i]! < atMs) return false;
  }
  return false;
}

/**
 * At most half the budget of rows: neighbours in the same cell of a step grid are merged to one bucket. Every extreme
 * and every count of non-finite values survives; the grid doubles as the run grows, so that old and new parts keep the
 * same resolution. A step that goes backwards (a resume) starts a new bucket.
 */
export function thinPoints(points: SeriesPoints): SeriesPoints {
  const target = Math.max(1, Math.floor(points.budget / 2));
  let lowest = Infinity;
  let highest = -Infinity;
  for (const step of points.step) {
    if (step < lowest) lowest = step;
    if (step > highest) highest = step;
  }
  let width = 1;
  while ((highest - lowest) / width > target) width *= 2;
  for (;;) {
    const thinned = mergeOnGrid(points, width);
    if (thinned.length <= Math.max(target, points.budget - 1) || width > highest - lowest + 1) return thinned;
    width *= 2;
  }
}

function mergeOnGrid(points: SeriesPoints, width: number): SeriesPoints {
  const store = newStore(Math.max(points.budget, points.length) + 16, true);
  const [step, atMs, epoch, value] = store.plain;
  const [min, max, count, nonFinite] = store.bucket!;
  let length = 0;
  let cell = Number.NaN;
  let previousStep = Number.NaN;
  for (let i = 0; i < points.length; i++) {
    const row = rowAt(points, i);
    const its = Math.floor(row.step / width);
    if (its === cell && row.step >= previousStep) {
      const at = length - 1;
      const finiteBefore = count[at]! - nonFinite[at]!;
      const finiteHere = row.count - row.nonFinite;
      if (finiteHere > 0) {
        value[at] = finiteBefore > 0 ? (finiteOr(value[at]!, row.value) * finiteBefore + row.value * finiteHere) / (finiteBefore + finiteHere) : row.value;
        min[at] = finiteBefore > 0 ? Math.min(min[at]!, row.min) : row.min;
        max[at] = finiteBefore > 0 ? Math.max(max[at]!, row.max) : row.max;
      } else if (finiteBefore === 0) value[at] = Number.NaN;
      count[at] = count[at]! + row.count;
      nonFinite[at] = nonFinite[at]! + row.nonFinite;
    } else {
      step[length] = row.step;
      atMs[length] = row.atMs;
      epoch[length] = row.epoch;
      value[length] = row.value;
      min[length] = row.min;
      max[length] = row.max;
      count[length] = row.count;
      nonFinite[length] = row.nonFinite;
      length++;
    }
    cell = its;
    previousStep = row.step;
  }
  store.used = length;
  return view(store, length, points.budget);
}

function finiteOr(value: number, otherwise: number): number {
  return Number.isFinite(value) ? value : otherwise;
}

function rowAt(points: SeriesPoints, i: number) {
  const value = points.value[i]!;
  const head = { step: points.step[i]!, atMs: points.atMs[i]!, epoch: points.epoch[i]!, value };
  if (points.bucket) {
    const { min, max, count, nonFinite } = points.bucket;
    return { ...head, min: min[i]!, max: max[i]!, count: count[i]!, nonFinite: nonFinite[i]! };
  }
  const isFinite = Number.isFinite(value);
  return { ...head, min: isFinite ? value : Number.NaN, max: isFinite ? value : Number.NaN, count: 1, nonFinite: isFinite ? 0 : 1 };
}

function newStore(capacity: number, isBucketed: boolean): PointStore {
  const four = () => [new Float64Array(capacity), new Float64Array(capacity), new Float64Array(capacity), new Float64Array(capacity)] as const;
  return { used: 0, plain: four(), bucket: isBucketed ? four() : null };
}

/** The memory of `points` when they are its newest version and it has room; else a larger copy. */
function writable(points: SeriesPoints, needed: number): PointStore {
  const { store } = points;
  if (store.used === points.length && store.plain[0].length >= needed) return store;
  const larger = newStore(Math.min(Math.max(needed, points.length * 2), Math.max(needed, points.budget + 256)), store.bucket !== null);
  store.plain.forEach((column, k) => larger.plain[k]!.set(column.subarray(0, points.length)));
  store.bucket?.forEach((column, k) => larger.bucket![k]!.set(column.subarray(0, points.length)));
  return larger;
}

function view(store: PointStore, length: number, budget: number): SeriesPoints {
  const cut = (column: Float64Array) => column.subarray(0, length);
  const [step, atMs, epoch, value] = store.plain;
  return {
    length, budget, store,
    step: cut(step), atMs: cut(atMs), epoch: cut(epoch), value: cut(value),
    bucket: store.bucket && { min: cut(store.bucket[0]), max: cut(store.bucket[1]), count: cut(store.bucket[2]), nonFinite: cut(store.bucket[3]) },
  };
}
