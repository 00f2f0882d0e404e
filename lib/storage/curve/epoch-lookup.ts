import { valueChunk, valueColumn } from '../columns/chunk-kind.ts';
import { readBuckets } from './buckets.ts';
import { lowerBound, mainCurve, readPoints, readUnsorted, type CurveSource } from './main-curve.ts';

type Series = Parameters<typeof mainCurve>[1];

/** Points of the epoch curve that are read one by one; a longer one is looked up in its pyramid. */
const mostPoints = 16_384;
/** So many steps on the border of two epochs are looked up exactly; with more of them the epoch has no steps, but a slope. */
const mostBorders = 64;

/**
 * The epoch of each step (ascending): newest value of the run's series `epoch` at or before the step, `null` before its
 * first or when there is none. Where very many fractional epochs are asked for, it is the one at the beginning of a pyramid
 * node, which is off by less than a four-thousandth of what is shown.
 */
export function lookUpEpochs(source: CurveSource, steps: readonly number[]): (number | null)[] {
  const series = source.state.series.get('epoch');
  if (!series || steps.length === 0) return steps.map(() => null);
  const known = readEpochs(source, series, { from: steps[0]!, to: steps.at(-1)! });
  let at = -1;
  const places = steps.map((step) => {
    while (at + 1 < known.length && known[at + 1]!.step <= step) at++;
    return at;
  });
  const isExact = places.filter((place) => known[place]?.isBorder).length <= mostBorders;
  return places.map((place, i) => {
    const epoch = place < 0 || (isExact && known[place]!.isBorder) ? epochAt(source, series, steps[i]!) : known[place]!.epoch;
    return epoch !== null && Number.isFinite(epoch) ? epoch : null;
  });
}

interface KnownEpoch {
  readonly step: number;
  readonly epoch: number;
  /** True where the epoch changes before the next step that is known. */
  readonly isBorder: boolean;
}

function readEpochs(source: CurveSource, series: Series, range: { readonly from: number; readonly to: number }): readonly KnownEpoch[] {
  const { isSorted, stretches } = mainCurve(source, series, range);
  const count = stretches.reduce((sum, { from, to }) => sum + to - from, 0);
  if (isSorted && count > mostPoints) {
    return readBuckets(source, stretches, mostPoints / 4).map(({ step, min, max, nonFinite }) => ({ step, epoch: min, isBorder: min !== max || nonFinite > 0 }));
  }
  const { steps, values } = isSorted ? readPoints(source, stretches) : readUnsorted(source, series, { to: range.to });
  return steps.map((step, i) => ({ step, epoch: values[i]!, isBorder: false }));
}

/** Value of the main curve at or before `step`, `null` when there is none. Of one that is not sorted, only what `readEpochs` gave is known. */
function epochAt(source: CurveSource, series: Series, step: number): number | null {
  if (!series.strands.every(({ facts }) => facts.isSorted)) return null;
  const strand = series.strands.findLast(({ facts }) => facts.minStep <= step);
  if (!strand) return null;
  const index = lowerBound(source, strand, Math.floor(step) + 1) - 1;
  const number = Math.floor(index / valueChunk.capacity);
  return source.chunks.values(source.state, strand, number)[valueColumn.value]![index - number * valueChunk.capacity]!;
}
