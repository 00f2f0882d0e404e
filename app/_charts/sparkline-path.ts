import type { Numbers } from './chart-types.ts';
import { decimateLine, lift } from './decimate.ts';
import { type Mark, marksInView } from './marks.ts';

export interface SparklineShape {
  /** SVG path of the line, empty without a drawable value. */
  readonly path: string;
  /** Points with no neighbour to draw a line to. */
  readonly dots: readonly (readonly [number, number])[];
  /** NaN, ±∞ (and values with no place on a log scale), where they occurred. */
  readonly marks: readonly { readonly kind: Mark['kind']; readonly left: number; readonly top: number }[];
  /** Place of a value from the top, for bands and thresholds. */
  topOf(value: number): number;
}

export interface SparklineBox {
  readonly width: number;
  readonly height: number;
  readonly log: boolean;
  /** Values that must be in view whatever the data; of a band, say. */
  readonly include?: readonly number[] | undefined;
}

const margin = 3;

/** The shape of evenly spaced values, oldest at the left; every extreme and every non-finite value is in it. */
export function sparklineShape(values: Numbers, box: SparklineBox): SparklineShape {
  const { width, height, log } = box;
  const floor = log ? 0 : -Infinity;
  const rows = { from: 0, to: values.length };
  const x = Float64Array.from({ length: values.length }, (_, index) => index);
  const view = { from: 0, to: Math.max(1, values.length - 1) };
  const columns = Math.max(1, Math.round(width - 2 * margin));
  const { topOf } = scaleOf(values, box, floor);
  const leftOf = (row: number): number => margin + (row / view.to) * (width - 2 * margin);
  const drawn = decimateLine(x, values, rows, view, columns, floor);
  let path = '';
  const dots: [number, number][] = [];
  drawn.forEach((row, index) => {
    if (row === lift) return;
    const starts = index === 0 || drawn[index - 1] === lift;
    const ends = index === drawn.length - 1 || drawn[index + 1] === lift;
    const place: [number, number] = [round(leftOf(row)), round(topOf(values[row]!))];
    path += `${starts ? 'M' : 'L'}${place[0]} ${place[1]}`;
    if (starts && ends) dots.push(place);
  });
  const marks = marksInView({ step: x, value: values }, x, rows, view, Math.max(1, Math.floor(columns / 5)), floor).map(({ kind, row, before }) => ({
    kind,
    left: round(leftOf(row)),
    top: kind === 'positive-infinity' ? margin : kind === 'nan' && !Number.isNaN(before) ? round(topOf(before)) : kind === 'nan' ? height / 2 : height - margin,
  }));
  return { path, dots, marks, topOf };
}

function scaleOf(values: Numbers, { height, log, include = [] }: SparklineBox, floor: number): { topOf(value: number): number } {
  const place = (value: number): number => (log ? Math.log10(value) : value);
  let from = Infinity;
  let to = -Infinity;
  for (const list of [values, include]) {
    for (let index = 0; index < list.length; index++) {
      const value = list[index]!;
      if (!Number.isFinite(value) || value <= floor) continue;
      from = Math.min(from, place(value));
      to = Math.max(to, place(value));
    }
  }
  const isFlat = !(to > from);
  return { topOf: (value) => (isFlat ? height / 2 : height - margin - ((place(value) / 2 - from / 2) / (to / 2 - from / 2)) * (height - 2 * margin)) };
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
