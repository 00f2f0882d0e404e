import type { ExponentHistogram } from '../../protocol/packet.ts';
import type { HistogramResource } from '../../protocol/resource.ts';
import { histogramsPerChunk, type StoredHistogram } from '../codec/histogram-chunk.ts';
import type { HistogramStrand } from '../state/histogram-strand.ts';
import type { CurveSource, StepRange } from './main-curve.ts';

/** All records a histogram holds when the iteration begins, in order of arrival. It may grow meanwhile. */
export function* storedHistograms({ chunks }: CurveSource, histogram: HistogramStrand): Iterable<StoredHistogram> {
  const { count } = histogram;
  for (let number = 0; number * histogramsPerChunk < count; number++) {
    yield* chunks.histograms(histogram, number).slice(0, count - number * histogramsPerChunk);
  }
}

/**
 * Records in a range of steps, by step, at most `limit` of them spread evenly over what is there, the first and the last
 * always among them. Where a run was resumed, the newest attempt's records hide older ones at its first step and after.
 */
export function readHistograms(source: CurveSource, histogram: HistogramStrand, range: StepRange & { readonly limit: number }): HistogramResource[] {
  const stored = [...storedHistograms(source, histogram)];
  const firstSteps = new Map<number, number>();
  for (const { attempt, record } of stored) firstSteps.set(attempt, Math.min(record.step, firstSteps.get(attempt) ?? Infinity));
  const end = new Map<number, number>();
  let before = Infinity;
  for (const attempt of [...firstSteps.keys()].sort((a, b) => b - a)) {
    end.set(attempt, before);
    before = Math.min(before, firstSteps.get(attempt)!);
  }
  const shown = stored
    .filter(({ attempt, record: { step } }) => step < end.get(attempt)! && step >= (range.from ?? -Infinity) && step <= (range.to ?? Infinity))
    .sort((a, b) => a.record.step - b.record.step);
  return evenly(shown, Math.max(1, Math.floor(range.limit))).map(toResource);
}

function evenly<Item>(items: readonly Item[], limit: number): readonly Item[] {
  if (items.length <= limit) return items;
  if (limit === 1) return items.slice(-1);
  return Array.from({ length: limit }, (_, i) => items[Math.round((i * (items.length - 1)) / (limit - 1))]!);
}

function toResource({ record }: StoredHistogram): HistogramResource {
  const { name, step, atMs, kind } = record;
  if (kind === 'exponent') return { name, step, atMs, kind, ...exponentBins(record), nan: record.nan, positiveInfinity: record.positiveInfinity, negativeInfinity: record.negativeInfinity };
  const counts = Array.from(record.counts);
  return { name, step, atMs, kind, edges: Array.from({ length: counts.length + 1 }, (_, i) => i), counts, nan: 0, positiveInfinity: 0, negativeInfinity: 0 };
}

/** Bins from the most negative to the most positive, with one around zero between the smallest powers of two. */
function exponentBins({ lowestExponent, negative, positive, zero }: ExponentHistogram) {
  const powers = Array.from({ length: positive.length + 1 }, (_, i) => 2 ** (lowestExponent + i));
  return { edges: [...powers.toReversed().map((power) => -power), ...powers], counts: [...Array.from(negative).reverse(), zero, ...Array.from(positive)] };
}
