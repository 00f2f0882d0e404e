import type { Numbers, SeriesColumns } from '../_charts/chart-types.ts';

export type BandKind = 'range' | 'deviation';

/** Places at which the curves of a group are read. */
const places = 300;

/**
 * The curves of a group as one: the mean, and around it from the smallest to the largest or one standard deviation each
 * way, over the curves that reach the place. Between two of its points a curve is taken to be straight; points that are
 * not finite are passed over. Without a finite point the columns are empty.
 */
export function bandOf(curves: readonly SeriesColumns[], kind: BandKind): SeriesColumns {
  const finite = curves.map(({ step, value }) => finitePoints(step, value)).filter(({ step }) => step.length > 0);
  const from = Math.min(...finite.map(({ step }) => step[0]!));
  const to = Math.max(...finite.map(({ step }) => step.at(-1)!));
  const count = finite.length === 0 ? 0 : from === to ? 1 : places;
  const columns = { step: new Float64Array(count), value: new Float64Array(count), min: new Float64Array(count), max: new Float64Array(count) };
  for (let place = 0; place < count; place++) {
    const step = count === 1 ? from : from + ((to - from) * place) / (count - 1);
    const values = finite.map((curve) => valueAt(curve, step)).filter((value) => !Number.isNaN(value));
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    const deviation = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / Math.max(1, values.length - 1));
    columns.step[place] = step;
    columns.value[place] = mean;
    columns.min[place] = kind === 'range' ? Math.min(...values) : mean - deviation;
    columns.max[place] = kind === 'range' ? Math.max(...values) : mean + deviation;
  }
  return columns;
}

function finitePoints(step: Numbers, value: Numbers): { readonly step: readonly number[]; readonly value: readonly number[] } {
  const points: (readonly [number, number])[] = [];
  for (let row = 0; row < step.length; row++) if (Number.isFinite(value[row])) points.push([step[row]!, value[row]!]);
  points.sort((a, b) => a[0] - b[0]);
  return { step: points.map(([at]) => at), value: points.map(([, its]) => its) };
}

/** NaN before the first and after the last point. */
function valueAt({ step, value }: { readonly step: readonly number[]; readonly value: readonly number[] }, at: number): number {
  if (at < step[0]! || at > step.at(-1)!) return NaN;
  let low = 0;
  let high = step.length - 1;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (step[middle]! <= at) low = middle;
    else high = middle;
  }
  if (at >= step[high]!) return value[high]!;
  const width = step[high]! - step[low]!;
  return width === 0 ? value[low]! : value[low]! + ((at - step[low]!) / width) * (value[high]! - value[low]!);
}
