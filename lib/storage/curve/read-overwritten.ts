import type { OverwrittenSeries } from '../../protocol/resource.ts';
import type { SeriesMemory } from '../state/run-state.ts';
import { lowerBound, readPoints, type CurveSource, type Points } from './main-curve.ts';
import { pointsData, stretchData } from './read-series.ts';

/** What resumes hid of a series: for each attempt the points at the first step of a newer one and after, oldest attempt first. */
export function readOverwritten(source: CurveSource, series: SeriesMemory, buckets: number): readonly OverwrittenSeries[] {
  const most = Math.max(1, Math.floor(buckets));
  const found: OverwrittenSeries[] = [];
  let before = Infinity;
  let by = 0;
  for (const strand of series.strands.toReversed()) {
    const { count, minStep, maxStep, isSorted } = strand.facts;
    if (maxStep >= before) {
      const data = isSorted
        ? stretchData(source, series.name, [{ strand, from: lowerBound(source, strand, before), to: count }], most)
        : pointsData(source, series.name, sortedFrom(readPoints(source, [{ strand, from: 0, to: count }]), before), most);
      found.unshift({ name: series.name, attempt: strand.attempt.number, resumedAtStep: firstStepOf(source, by), data });
    }
    if (minStep < before) {
      before = minStep;
      by = strand.attempt.number;
    }
  }
  return found;
}

function sortedFrom({ steps, times, values }: Points, from: number): Points {
  const rows = steps.map((_, row) => row).filter((row) => steps[row]! >= from).sort((a, b) => steps[a]! - steps[b]!);
  return { steps: rows.map((row) => steps[row]!), times: rows.map((row) => times[row]!), values: rows.map((row) => values[row]!) };
}

/** The step an attempt began with, over all its series: some are measured seldom and begin later. */
function firstStepOf({ state }: CurveSource, attempt: number): number {
  let first = Infinity;
  for (const { strands } of state.series.values()) {
    for (const strand of strands) if (strand.attempt.number === attempt) first = Math.min(first, strand.facts.minStep);
  }
  return first;
}
