import { valueChunk, valueColumn } from '../columns/chunk-kind.ts';
import type { ChunkReader } from '../state/chunk-reader.ts';
import type { RunState, SeriesMemory } from '../state/run-state.ts';
import type { Strand } from '../state/strand.ts';

/** Entries `from` (inclusive) to `to` (exclusive) of a strand. */
export interface Stretch {
  readonly strand: Strand;
  readonly from: number;
  readonly to: number;
}

/** Points as three columns of equal length. */
export interface Points {
  readonly steps: number[];
  readonly times: number[];
  readonly values: number[];
}

/** Steps, both ends included. */
export interface StepRange {
  readonly from?: number | undefined;
  readonly to?: number | undefined;
}

/** What the reading of a curve needs. */
export interface CurveSource {
  readonly state: RunState;
  readonly chunks: ChunkReader;
}

/**
 * Where the main curve of a series runs: from each attempt's strand what lies before the first step of every newer one.
 * `isSorted` is false when some strand's steps went backwards within its attempt; `stretches` then only says which strands.
 */
export function mainCurve(source: CurveSource, series: SeriesMemory, range: StepRange): { readonly isSorted: boolean; readonly stretches: readonly Stretch[] } {
  const isSorted = series.strands.every(({ facts }) => facts.isSorted);
  const stretches: Stretch[] = [];
  let before = Infinity;
  for (const strand of series.strands.toReversed()) {
    const end = Math.min(range.to === undefined ? Infinity : Math.floor(range.to) + 1, before);
    const { count, minStep, maxStep } = strand.facts;
    const from = !isSorted || range.from === undefined || range.from <= minStep ? 0 : lowerBound(source, strand, range.from);
    const to = !isSorted || end > maxStep ? count : lowerBound(source, strand, end);
    if (from < to) stretches.unshift({ strand, from, to });
    before = Math.min(before, minStep);
  }
  return { isSorted, stretches };
}

/** Index of the first entry of a sorted strand whose step is at least `step`; its count when there is none. */
export function lowerBound({ state, chunks }: CurveSource, strand: Strand, step: number): number {
  const { count, minStep, maxStep } = strand.facts;
  if (step <= minStep) return 0;
  if (step > maxStep) return count;
  let low = 0; // the last chunk that begins before `step`
  let high = Math.ceil(count / valueChunk.capacity);
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (chunks.firstStep(strand, middle) < step) low = middle;
    else high = middle;
  }
  const steps = chunks.values(state, strand, low)[valueColumn.step]!;
  let first = 0;
  let last = steps.length;
  while (first < last) {
    const middle = (first + last) >> 1;
    if (steps[middle]! < step) first = middle + 1;
    else last = middle;
  }
  return low * valueChunk.capacity + first;
}

/** Parts of value chunks that make up a stretch, in order. */
export function* valueParts({ state, chunks }: CurveSource, { strand, from, to }: Stretch): Iterable<{ columns: readonly Float64Array[]; from: number; count: number }> {
  for (let at = from; at < to; ) {
    const number = Math.floor(at / valueChunk.capacity);
    const start = number * valueChunk.capacity;
    const end = Math.min(to, start + valueChunk.capacity);
    yield { columns: chunks.values(state, strand, number), from: at - start, count: end - at };
    at = end;
  }
}

/** All points of the stretches, in order. */
export function readPoints(source: CurveSource, stretches: readonly Stretch[]): Points {
  const points: Points = { steps: [], times: [], values: [] };
  for (const stretch of stretches) {
    for (const { columns, from, count } of valueParts(source, stretch)) {
      for (let i = from; i < from + count; i++) {
        points.steps.push(columns[valueColumn.step]![i]!);
        points.times.push(columns[valueColumn.atMs]![i]!);
        points.values.push(columns[valueColumn.value]![i]!);
      }
    }
  }
  return points;
}

/**
 * The points of a main curve some strand of which is not sorted: all of them are read, those of a newer attempt hide those
 * at its first step and after, and the rest is sorted by step, equal steps in order of arrival.
 */
export function readUnsorted(source: CurveSource, series: SeriesMemory, range: StepRange): Points {
  const kept: { step: number; atMs: number; value: number }[] = [];
  let end = range.to ?? Infinity;
  let isEndHidden = false;
  for (const strand of series.strands.toReversed()) {
    const points = readPoints(source, [{ strand, from: 0, to: strand.facts.count }]);
    const part: typeof kept = [];
    points.steps.forEach((step, i) => {
      const isHidden = isEndHidden ? step >= end : step > end;
      if (!isHidden && step >= (range.from ?? -Infinity)) part.push({ step, atMs: points.times[i]!, value: points.values[i]! });
    });
    kept.unshift(...part.sort((a, b) => a.step - b.step));
    if (strand.facts.minStep <= end) {
      end = strand.facts.minStep;
      isEndHidden = true;
    }
  }
  return { steps: kept.map(({ step }) => step), times: kept.map(({ atMs }) => atMs), values: kept.map(({ value }) => value) };
}
