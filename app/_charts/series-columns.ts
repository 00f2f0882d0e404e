import type { JsonNumber, SeriesData } from '../../lib/protocol/resource.ts';
import type { Numbers, SeriesColumns } from './chart-types.ts';

/** The columns with the milliseconds since `startedAtMs`; without times as they are. */
export function withElapsed<Columns extends SeriesColumns>(columns: Columns, startedAtMs: number): Columns {
  return columns.atMs ? { ...columns, elapsedMs: Float64Array.from(columns.atMs, (atMs) => atMs - startedAtMs) } : columns;
}

/** The server's series as columns to draw; the three non-finite words become numbers again, `null` becomes NaN. */
export function columnsOf(series: SeriesData): SeriesColumns {
  const clock = { step: Float64Array.from(series.step), atMs: Float64Array.from(series.atMs), epoch: series.epoch.some((value) => value !== null) ? fromNullable(series.epoch) : undefined };
  if (series.resolution === 'raw') return { ...clock, value: Float64Array.from(series.value, fromJson) };
  return {
    ...clock,
    value: fromNullable(series.mean),
    min: fromNullable(series.min),
    max: fromNullable(series.max),
    count: Float64Array.from(series.count),
    nonFinite: Float64Array.from(series.nonFinite),
  };
}

/** Rows of `later` after those of `earlier`; raw rows beside buckets become buckets of one. */
function joinColumns(earlier: SeriesColumns, later: SeriesColumns): SeriesColumns {
  const withBuckets = Boolean(earlier.count ?? later.count);
  const join = (pick: (part: SeriesColumns) => Numbers): Float64Array => {
    const first = pick(earlier);
    const second = pick(later);
    const joined = new Float64Array(first.length + second.length);
    joined.set(first, 0);
    joined.set(second, first.length);
    return joined;
  };
  const known = (column: 'atMs' | 'epoch'): Float64Array | undefined =>
    earlier[column] || later[column] ? join((part) => part[column] ?? new Float64Array(part.step.length).fill(NaN)) : undefined;
  return {
    step: join((part) => part.step),
    atMs: known('atMs'),
    epoch: known('epoch'),
    value: join((part) => part.value),
    ...(withBuckets && {
      min: join((part) => part.min ?? Float64Array.from(part.value, finiteOrNaN)),
      max: join((part) => part.max ?? Float64Array.from(part.value, finiteOrNaN)),
      count: join((part) => part.count ?? new Float64Array(part.step.length).fill(1)),
      nonFinite: join((part) => part.nonFinite ?? Float64Array.from(part.value, (value) => (Number.isFinite(value) ? 0 : 1))),
    }),
  };
}

/** `coarse` with its rows between the first and the last step of `fine` replaced by those of `fine`: what a zoom loaded. */
export function refineColumns(coarse: SeriesColumns, fine: SeriesColumns): SeriesColumns {
  if (fine.step.length === 0) return coarse;
  const from = fine.step[0]!;
  const to = fine.step[fine.step.length - 1]!;
  let start = 0;
  while (start < coarse.step.length && coarse.step[start]! < from) start++;
  let end = start;
  while (end < coarse.step.length && coarse.step[end]! <= to) end++;
  return joinColumns(joinColumns(sliceColumns(coarse, 0, start), fine), sliceColumns(coarse, end, coarse.step.length));
}

function sliceColumns(columns: SeriesColumns, from: number, to: number): SeriesColumns {
  const slice = (column: Numbers): Float64Array => Float64Array.from({ length: to - from }, (_, index) => column[from + index]!);
  const optional = (column: Numbers | undefined): Float64Array | undefined => column && slice(column);
  return {
    step: slice(columns.step),
    value: slice(columns.value),
    atMs: optional(columns.atMs),
    epoch: optional(columns.epoch),
    min: optional(columns.min),
    max: optional(columns.max),
    count: optional(columns.count),
    nonFinite: optional(columns.nonFinite),
  };
}

function fromJson(value: JsonNumber): number {
  return typeof value === 'number' ? value : Number(value);
}

function fromNullable(column: readonly (number | null)[]): Float64Array {
  return Float64Array.from(column, (value) => value ?? NaN);
}

function finiteOrNaN(value: number): number {
  return Number.isFinite(value) ? value : NaN;
}

/** The columns without the rows that a later row went back over (a resume); the same object when no step goes backwards. */
export function withoutOvertaken(columns: SeriesColumns): SeriesColumns {
  const { step } = columns;
  let isAscending = true;
  for (let row = 1; row < step.length && isAscending; row++) isAscending = step[row]! >= step[row - 1]!;
  if (isAscending) return columns;
  const kept: number[] = [];
  let end = Infinity;
  for (let row = step.length - 1, first = Infinity; row >= 0; row--) {
    if (row + 1 < step.length && step[row + 1]! < step[row]!) end = Math.min(end, first);
    first = step[row]!;
    if (step[row]! < end) kept.unshift(row);
  }
  const pick = (column: Numbers | undefined) => (column ? Float64Array.from(kept, (row) => column[row]!) : undefined);
  const picked = { atMs: pick(columns.atMs), elapsedMs: pick(columns.elapsedMs), epoch: pick(columns.epoch), min: pick(columns.min), max: pick(columns.max), count: pick(columns.count), nonFinite: pick(columns.nonFinite) };
  return { step: pick(step)!, value: pick(columns.value)!, ...picked };
}
