import { formatExact, formatTicks, formatValue } from './format-value.ts';
import { linearTicks, logTicks, spansDecades } from './ticks.ts';

/** What a row has under a column; `null` where it has nothing. */
export type ParallelValue = number | string | null;

export interface ParallelColumn {
  readonly name: string;
  /** One for each row, in their order. */
  readonly values: readonly ParallelValue[];
}

/** Where the values of a column lie on its axis. Places are 0 … 1 from its beginning to its end. */
export interface ParallelAxis {
  readonly name: string;
  readonly kind: 'linear' | 'log' | 'category';
  readonly ticks: readonly { readonly place: number; readonly label: string }[];
  /** One for each row; `null` for what has no place: nothing, NaN, ±∞. */
  readonly places: readonly (number | null)[];
  /** How far a key moves an end of the chosen range. */
  readonly keyStep: number;
  /** What stands at a place, in words. */
  textAt(place: number): string;
}

/** A chosen part of an axis. */
export type Brush = readonly [from: number, to: number];

const mostTicks = 6;

/** The axis of a column: logarithmic where its numbers span decades, one place a category where some value is no number. */
export function parallelAxis(column: ParallelColumn): ParallelAxis {
  const present = column.values.filter((value) => value !== null);
  return present.every((value) => typeof value === 'number') ? numberAxis(column, present.filter(Number.isFinite)) : categoryAxis(column, present);
}

function numberAxis({ name, values }: ParallelColumn, finite: readonly number[]): ParallelAxis {
  const [least, most] = finite.length > 0 ? [Math.min(...finite), Math.max(...finite)] : [0, 1];
  const room = least === most ? Math.abs(least) * 0.5 || 1 : 0;
  const [from, to] = [least - room, most + room];
  const isLog = spansDecades(from, to);
  const [forward, back] = isLog ? [Math.log, Math.exp] : [same, same];
  const placeOf = (value: number) => (forward(value) - forward(from)) / (forward(to) - forward(from));
  // Few different values are named themselves: nobody has 1.5 layers.
  const distinct = [...new Set(finite)].sort((a, b) => a - b);
  const ticks = distinct.length <= mostTicks ? distinct : isLog ? logTicks(from, to, mostTicks) : linearTicks(from, to, mostTicks);
  const labels = formatTicks(ticks, 'number');
  return {
    name,
    kind: isLog ? 'log' : 'linear',
    ticks: ticks.map((tick, index) => ({ place: placeOf(tick), label: labels[index]! })),
    places: values.map((value) => (typeof value === 'number' && Number.isFinite(value) ? placeOf(value) : null)),
    keyStep: 0.05,
    textAt: (place) => formatValue(back(forward(from) + place * (forward(to) - forward(from)))),
  };
}

function categoryAxis({ name, values }: ParallelColumn, present: readonly (number | string)[]): ParallelAxis {
  const categories = [...new Set(present.map(String))].sort((a, b) => a.localeCompare(b, 'en', { numeric: true }));
  const placeOf = (index: number) => (categories.length === 1 ? 0.5 : index / (categories.length - 1));
  return {
    name,
    kind: 'category',
    ticks: categories.map((label, index) => ({ place: placeOf(index), label })),
    places: values.map((value) => (value === null ? null : placeOf(categories.indexOf(String(value))))),
    keyStep: categories.length === 1 ? 0.5 : 1 / (categories.length - 1),
    textAt: (place) => categories[Math.round(place * (categories.length - 1))]!,
  };
}

function same(value: number): number {
  return value;
}

/** A value as a table shows it; empty for nothing. */
export function parallelText(value: ParallelValue): string {
  return value === null ? '' : typeof value === 'number' ? formatExact(value) : value;
}

/** For each row whether it lies inside the chosen part of every axis that has one; a row without a place there does not. */
export function rowsInside(axes: readonly ParallelAxis[], brushes: ReadonlyMap<string, Brush>, rows: number): readonly boolean[] {
  return Array.from({ length: rows }, (_, row) => axes.every(({ name, places }) => {
    const brush = brushes.get(name);
    const place = places[row] ?? null;
    return !brush || (place !== null && place >= brush[0] - 1e-6 && place <= brush[1] + 1e-6);
  }));
}

/** The chosen part with one end moved, inside the axis and in order; `null` when it is all of it. */
export function movedBrush(brush: Brush | undefined, end: 0 | 1, place: number): Brush | null {
  const [from, to] = brush ?? [0, 1];
  const inside = Math.min(1, Math.max(0, place));
  const next: Brush = end === 0 ? [Math.min(inside, to), to] : [from, Math.max(inside, from)];
  return next[0] <= 0 && next[1] >= 1 ? null : next;
}
