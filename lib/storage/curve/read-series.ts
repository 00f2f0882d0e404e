import { toJsonNumber } from '../../protocol/json-number.ts';
import type { SeriesData, SeriesSummary } from '../../protocol/resource.ts';
import type { Summary } from '../columns/pyramid-node.ts';
import type { SeriesMemory } from '../state/run-state.ts';
import { bucketPoints, readBuckets } from './buckets.ts';
import { lookUpEpochs } from './epoch-lookup.ts';
import { mainCurve, readPoints, readUnsorted, type CurveSource, type Points, type StepRange, type Stretch } from './main-curve.ts';

/** The main curve of a series in a range of steps: raw points when at most `buckets` lie in it, else `buckets` buckets. */
export function readSeries(source: CurveSource, series: SeriesMemory, range: StepRange & { readonly buckets: number }): SeriesData {
  const buckets = Math.max(1, Math.floor(range.buckets));
  const { isSorted, stretches } = mainCurve(source, series, range);
  return isSorted ? stretchData(source, series.name, stretches, buckets) : pointsData(source, series.name, readUnsorted(source, series, range), buckets);
}

/** The entries of sorted stretches: raw when at most `buckets`, else buckets of the pyramid. */
export function stretchData(source: CurveSource, name: string, stretches: readonly Stretch[], buckets: number): SeriesData {
  const count = stretches.reduce((sum, { from, to }) => sum + to - from, 0);
  return count <= buckets ? rawData(source, name, readPoints(source, stretches)) : bucketData(source, name, readBuckets(source, stretches, buckets));
}

/** Points in memory: raw when at most `buckets`, else buckets. */
export function pointsData(source: CurveSource, name: string, points: Points, buckets: number): SeriesData {
  return points.steps.length <= buckets ? rawData(source, name, points) : bucketData(source, name, bucketPoints(points, buckets));
}

function rawData(source: CurveSource, name: string, { steps, times, values }: Points): SeriesData {
  return { name, resolution: 'raw', step: steps, atMs: times, epoch: lookUpEpochs(source, steps), value: values.map(toJsonNumber) };
}

function bucketData(source: CurveSource, name: string, summaries: readonly Summary[]): SeriesData {
  const finite = (read: (summary: Summary) => number) => summaries.map((summary) => (summary.count > summary.nonFinite ? read(summary) : null));
  const step = summaries.map((summary) => summary.step);
  return {
    name,
    resolution: 'buckets',
    step,
    atMs: summaries.map(({ atMs }) => atMs),
    epoch: lookUpEpochs(source, step),
    min: finite(({ min }) => min),
    max: finite(({ max }) => max),
    mean: finite(({ mean }) => mean),
    count: summaries.map(({ count }) => count),
    nonFinite: summaries.map(({ nonFinite }) => nonFinite),
  };
}

/**
 * What a list says of a series. Count, extremes and first step are over every stored point, those hidden by a resume too;
 * `last` and `lastStep` are the newest attempt's.
 */
export function summariseSeries({ name, strands }: SeriesMemory): SeriesSummary {
  const facts = strands.map((strand) => strand.facts);
  const newest = facts.at(-1)!;
  const extremes = facts.flatMap(({ min, max }) => (Number.isNaN(min) ? [] : [min, max]));
  return {
    name,
    count: facts.reduce((sum, { count }) => sum + count, 0),
    firstStep: Math.min(...facts.map(({ minStep }) => minStep)),
    lastStep: newest.lastStep,
    last: toJsonNumber(newest.lastValue),
    min: extremes.length > 0 ? Math.min(...extremes) : null,
    max: extremes.length > 0 ? Math.max(...extremes) : null,
    nonFinite: facts.reduce((sum, { nonFinite }) => sum + nonFinite, 0),
  };
}
