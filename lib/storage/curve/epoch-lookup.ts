import { valueChunk, valueColumn } from '../columns/chunk-kind.ts';
import { readBuckets } from './buckets.ts';
import { lowerBound, mainCurve, readPoints, readUnsorted, type CurveSource } from './main-curve.ts';

/** Points of the epoch curve that are read one by one; a longer one is looked up in its pyramid. */
const mostPoints = 16_384;

/**
 * The epoch of each step (ascending): newest value of the run's series `epoch` at or before the step, `null` before its
 * first or when there is none. On a stretch of very many points the epoch is the one at the beginning of its pyramid node.
 */
export function lookUpEpochs(source: CurveSource, steps: readonly number[]): (number | null)[] {
  const series = source.state.series.get('epoch');
  if (!series || steps.length === 0) return steps.map(() => null);
  const range = { from: steps[0]!, to: steps.at(-1)! };
  const { known, before } = readEpochs(source, series, range);
  let at = -1;
  return steps.map((step) => {
    while (at + 1 < known.steps.length && known.steps[at + 1]! <= step) at++;
    const epoch = at < 0 ? before() : known.epochs[at]!;
    return epoch !== null && Number.isFinite(epoch) ? epoch : null;
  });
}

type Series = Parameters<typeof mainCurve>[1];

function readEpochs(source: CurveSource, series: Series, range: { readonly from: number; readonly to: number }) {
  if (!mainCurve(source, series, range).isSorted) {
    const { steps, values } = readUnsorted(source, series, { to: range.to });
    return { known: { steps, epochs: values }, before: () => null };
  }
  const { stretches } = mainCurve(source, series, range);
  const count = stretches.reduce((sum, { from, to }) => sum + to - from, 0);
  let earlier: number | null | undefined;
  const before = () => (earlier ??= valueBefore(source, series, range.from));
  if (count <= mostPoints) {
    const { steps, values } = readPoints(source, stretches);
    return { known: { steps, epochs: values }, before };
  }
  const nodes = readBuckets(source, stretches, mostPoints / 4);
  return { known: { steps: nodes.map(({ step }) => step), epochs: nodes.map(({ min }) => min) }, before };
}

/** Last value of the sorted main curve before `step`; `null` when there is none. */
function valueBefore(source: CurveSource, series: Series, step: number): number | null {
  const strand = series.strands.findLast(({ facts }) => facts.minStep < step);
  if (!strand) return null;
  const index = lowerBound(source, strand, step) - 1;
  const number = Math.floor(index / valueChunk.capacity);
  return source.chunks.values(source.state, strand, number)[valueColumn.value]![index - number * valueChunk.capacity]!;
}
