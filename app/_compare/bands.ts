import type { Numbers, SeriesColumns, XAxis } from '../_charts/chart-types.ts';

export type BandKind = 'range' | 'deviation';

/** A curve over any axis, with the step of each point. */
export interface BandCurve {
  readonly x: Numbers;
  readonly step: Numbers;
  readonly value: Numbers;
}

/** The curves of a group as one, at the same places for all. */
export interface Band {
  readonly x: Float64Array;
  readonly step: Float64Array;
  readonly value: Float64Array;
  readonly min: Float64Array;
  readonly max: Float64Array;
}

/** Places at which the curves of a group are read. */
const places = 300;

/**
 * The curves of a group as one: the mean, and around it from the smallest to the largest or one standard deviation each
 * way, over the curves that reach the place. Between two of its points a curve is taken to be straight; points that are
 * not finite are passed over. Without a finite point the columns are empty.
 */
export function bandOf(curves: readonly BandCurve[], kind: BandKind): Band {
  const finite = curves.map(finitePoints).filter(({ x }) => x.length > 0);
  const from = Math.min(...finite.map(({ x }) => x[0]!));
  const to = Math.max(...finite.map(({ x }) => x.at(-1)!));
  const count = finite.length === 0 ? 0 : from === to ? 1 : places;
  const band: Band = { x: new Float64Array(count), step: new Float64Array(count), value: new Float64Array(count), min: new Float64Array(count), max: new Float64Array(count) };
  for (let place = 0; place < count; place++) {
    const x = count === 1 ? from : from + ((to - from) * place) / (count - 1);
    const reaching = finite.filter((curve) => x >= curve.x[0]! && x <= curve.x.at(-1)!);
    const values = reaching.map((curve) => readAt(curve, curve.value, x));
    const mean = meanOf(values);
    const deviation = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / Math.max(1, values.length - 1));
    band.x[place] = x;
    band.step[place] = meanOf(reaching.map((curve) => readAt(curve, curve.step, x)));
    band.value[place] = mean;
    band.min[place] = kind === 'range' ? Math.min(...values) : mean - deviation;
    band.max[place] = kind === 'range' ? Math.max(...values) : mean + deviation;
  }
  return band;
}

/** The band as a chart with that axis takes it. */
export function columnsOfBand({ x, ...rest }: Band, axis: XAxis): SeriesColumns {
  if (axis === 'step') return { ...rest, step: x };
  return { ...rest, ...(axis === 'epoch' ? { epoch: x } : axis === 'time' ? { atMs: x } : { elapsedMs: x }) };
}

interface FinitePoints {
  readonly x: readonly number[];
  readonly step: readonly number[];
  readonly value: readonly number[];
}

function finitePoints({ x, step, value }: BandCurve): FinitePoints {
  const points: (readonly [x: number, step: number, value: number])[] = [];
  for (let row = 0; row < step.length; row++) if (Number.isFinite(value[row]) && Number.isFinite(x[row])) points.push([x[row]!, step[row]!, value[row]!]);
  points.sort((a, b) => a[0] - b[0]);
  return { x: points.map(([its]) => its), step: points.map(([, its]) => its), value: points.map(([, , its]) => its) };
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** One of its columns at a place between the first and the last point of the curve. */
function readAt({ x }: FinitePoints, column: readonly number[], at: number): number {
  let low = 0;
  let high = x.length - 1;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (x[middle]! <= at) low = middle;
    else high = middle;
  }
  if (at >= x[high]!) return column[high]!;
  const width = x[high]! - x[low]!;
  return width === 0 ? column[low]! : column[low]! + ((at - x[low]!) / width) * (column[high]! - column[low]!);
}
