import type { SeriesColumn } from '../protocol/packet.ts';
import type { Points } from './merge-parts.ts';

/** Epochs of all rows follow from it. */
const clockSeries = 'epoch';

/** The points of series that are kept, with all histograms, and the points of the others; columns are shared, not copied. */
export function splitPoints({ columns, histograms }: Points, isKept: (name: string) => boolean): readonly [Points, Points] {
  const kept: SeriesColumn[] = [];
  const others: SeriesColumn[] = [];
  for (const column of columns.series) (column.name === clockSeries || isKept(column.name) ? kept : others).push(column);
  if (others.length === 0) return [{ columns, histograms }, { columns: empty, histograms: [] }];
  return [{ columns: kept.length === 0 ? empty : { ...columns, series: kept }, histograms }, { columns: { ...columns, series: others }, histograms: [] }];
}

const empty = { steps: new Float64Array(), atMs: new Float64Array(), series: [] };
