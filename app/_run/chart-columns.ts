import type { SeriesColumns } from '../_charts/chart-types.ts';
import type { SeriesPoints } from '../_live/series-points.ts';

const made = new WeakMap<SeriesPoints, SeriesColumns>();

/** The rows as a chart takes them: the same object for the same rows. */
export function columnsOfPoints(points: SeriesPoints): SeriesColumns {
  let columns = made.get(points);
  if (!columns) {
    const hasEpoch = points.length > 0 && !Number.isNaN(points.epoch[points.length - 1]!);
    columns = { step: points.step, atMs: points.atMs, value: points.value, ...(hasEpoch ? { epoch: points.epoch } : {}), ...(points.bucket ?? {}) };
    made.set(points, columns);
  }
  return columns;
}
