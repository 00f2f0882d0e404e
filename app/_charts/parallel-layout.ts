import type { ParallelAxis } from './parallel-axes.ts';

/** Where the axes of parallel coordinates stand, in CSS pixels. */
export interface ParallelLayout {
  /** True on a narrow screen: axes lie below each other, and lines run down. */
  readonly isStacked: boolean;
  readonly width: number;
  readonly height: number;
  /** Distance from one axis to the next. */
  readonly gap: number;
  /** Beginning and end of every axis, along it. */
  readonly from: number;
  readonly to: number;
  /** Where rows without a place are drawn, along the axis. */
  readonly missing: number;
  readonly hasMissing: boolean;
  /** Position of an axis, across it. */
  across(index: number): number;
}

const stackedBelow = 620;
const tall = 300;
const stackedGap = 76;
/** Room for what has no place on an axis. */
const missingRoom = 30;

/** The layout for a width. */
export function layParallel(axes: readonly ParallelAxis[], width: number): ParallelLayout {
  const hasMissing = axes.some(({ places }) => places.includes(null));
  const count = Math.max(1, axes.length);
  if (width < stackedBelow) {
    const left = 14 + (hasMissing ? missingRoom : 0);
    return { isStacked: true, width, height: stackedGap * count, gap: stackedGap, from: left, to: width - 14, missing: 14, hasMissing, across: (index) => 34 + index * stackedGap };
  }
  const left = 40;
  const right = 84;
  const gap = (width - left - right) / Math.max(1, count - 1);
  const top = 50;
  const bottom = top + tall;
  return { isStacked: false, width, height: bottom + 14 + (hasMissing ? missingRoom : 0), gap, from: bottom, to: top, missing: bottom + missingRoom, hasMissing, across: (index) => left + index * gap };
}

/** A place on an axis as x and y; `null` is where rows without one go. */
export function pointOf(layout: ParallelLayout, index: number, place: number | null): readonly [x: number, y: number] {
  const along = place === null ? layout.missing : layout.from + (layout.to - layout.from) * place;
  const across = layout.across(index);
  return layout.isStacked ? [along, across] : [across, along];
}

/** The line of a row through all axes. */
export function pathOf(layout: ParallelLayout, axes: readonly ParallelAxis[], row: number): string {
  return axes.map(({ places }, index) => `${index === 0 ? 'M' : 'L'}${pointOf(layout, index, places[row] ?? null).map((value) => value.toFixed(1)).join(' ')}`).join('');
}

/** The place on an axis under a pointer, 0 … 1. */
export function placeUnder(layout: ParallelLayout, x: number, y: number): number {
  return Math.min(1, Math.max(0, ((layout.isStacked ? x : y) - layout.from) / (layout.to - layout.from)));
}
