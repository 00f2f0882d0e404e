import type { ChartSeries, Numbers, StepRange, XAxis } from './chart-types.ts';
import { firstRowAt, type Rows, type View } from './decimate.ts';
import { smooth } from './smooth.ts';
import type { ValueRange } from './value-range.ts';
import { ascendingStretches, type EpochClock, translate, xColumn } from './x-position.ts';

/** A series on one x axis, ready to be drawn at any zoom. */
export interface PreparedSeries {
  readonly series: ChartSeries;
  readonly x: Numbers;
  readonly stretches: readonly Rows[];
  /** For each stretch the x from which on a later one took over (a resume); its rows beyond are drawn pale. */
  readonly overtakenAt: readonly number[];
  /** The smoothed line, `null` when none was asked for. */
  readonly smoothed: Float64Array | null;
}

/** The series on that axis with its smoothed line (weight of the past 0 … below 1). */
export function prepareSeries(series: ChartSeries, axis: XAxis, clock: EpochClock | null, smoothing: number): PreparedSeries {
  const x = xColumn(series, axis, clock);
  const stretches = ascendingStretches(x);
  const overtakenAt: number[] = [];
  let earliest = Infinity;
  for (let index = stretches.length - 1; index >= 0; index--) {
    overtakenAt[index] = earliest;
    earliest = Math.min(earliest, x[stretches[index]!.from]!);
  }
  const smoothed = smoothing > 0 ? new Float64Array(series.value.length).fill(NaN) : null;
  if (smoothed) for (const rows of stretches) smooth(series, smoothing, rows, smoothed);
  return { series, x, stretches, overtakenAt, smoothed };
}

/** From the smallest to the largest x of all series, `null` when they have no rows; a single x gets a unit of room. */
export function xExtent(prepared: readonly PreparedSeries[]): View | null {
  let from = Infinity;
  let to = -Infinity;
  for (const { x, stretches } of prepared) {
    for (const rows of stretches) {
      from = Math.min(from, x[rows.from]!);
      to = Math.max(to, x[rows.to - 1]!);
    }
  }
  if (from > to) return null;
  return from < to ? { from, to } : { from, to: from + 1 };
}

/** Smallest and largest drawable value in view, envelope included; `null` when there is none. */
export function valueExtent(prepared: readonly PreparedSeries[], view: View, floor: number): ValueRange | null {
  let from = Infinity;
  let to = -Infinity;
  for (const { series, x, stretches } of prepared) {
    for (const rows of stretches) {
      for (let row = firstRowAt(x, view.from, rows); row < rows.to && x[row]! <= view.to; row++) {
        const value = series.value[row]!;
        if (Number.isFinite(value) && value > floor) {
          if (value < from) from = value;
          if (value > to) to = value;
        }
        if (!series.min || !series.max) continue;
        const low = series.min[row]!;
        const high = series.max[row]!;
        if (low < from && low > floor && low > -Infinity) from = low;
        if (high > to && high > floor && high < Infinity) to = high;
      }
    }
  }
  return from <= to ? { from, to } : null;
}

/** The steps a view covers, widened to whole ones. */
export function stepsInView(prepared: readonly PreparedSeries[], axis: XAxis, view: View): StepRange {
  const columns = prepared.map(({ series, x, stretches }) => ({ from: x, to: series.step, stretches }));
  const at = (x: number): number => (axis === 'step' ? x : translate(columns, x));
  return { from: Math.floor(at(view.from)), to: Math.ceil(at(view.to)) };
}

/** The part of the axis those steps cover; `null` where no series can say. */
export function viewOfSteps(prepared: readonly PreparedSeries[], axis: XAxis, steps: StepRange): View | null {
  const at = (step: number): number => xOfStep(prepared, axis, step);
  const view = { from: at(steps.from), to: at(steps.to) };
  return view.from < view.to ? view : null;
}

/** Steps on each side of a part too short to be looked at by itself. */
const leastRoom = 5;

/** The part of the axis that holds those steps, from the first row on; `null` where no series can say. */
export function viewAroundSteps(prepared: readonly PreparedSeries[], axis: XAxis, { from, to }: StepRange): View | null {
  // A part that is long enough is shown as it is: the address it came from says the same afterwards.
  const room = to - from < 2 * leastRoom ? leastRoom : 0;
  const firsts = prepared.flatMap(({ series, stretches }) => stretches.map((rows) => series.step[rows.from]!));
  const first = firsts.length > 0 ? Math.min(...firsts) : 0;
  return viewOfSteps(prepared, axis, { from: Math.max(first, from - room), to: to + room });
}

/** The place of a step on the axis; NaN where no series can say. */
export function xOfStep(prepared: readonly PreparedSeries[], axis: XAxis, step: number): number {
  if (axis === 'step') return step;
  return translate(prepared.map(({ series, x, stretches }) => ({ from: series.step, to: x, stretches })), step);
}
