import type { Severity } from '../../lib/protocol/cause.ts';

/** A column of numbers; NaN and ±Infinity are values like others and are drawn as what they are. */
export type Numbers = ArrayLike<number>;

/** What the x axis of a chart counts. Time is milliseconds since 1970, shown in the reader's own zone; elapsed is milliseconds since the run began. */
export const xAxes = ['step', 'epoch', 'elapsed', 'time'] as const;
export type XAxis = (typeof xAxes)[number];

/**
 * One series as columns of equal length, oldest row first. Hand in a new object whenever a row changed; columns are
 * never written to. `columnsOf` makes them from the server's `SeriesData`.
 */
export interface SeriesColumns {
  /** Optimizer step of each row. May go backwards after a resume: the part overtaken is drawn pale. */
  readonly step: Numbers;
  /** Milliseconds since the epoch. Without it the chart has no time axis. */
  readonly atMs?: Numbers | undefined;
  /** Milliseconds since the run began. Without it the chart has no axis of elapsed time. */
  readonly elapsedMs?: Numbers | undefined;
  /** Epoch of each row, NaN where unknown. Without it the chart has no epoch axis. */
  readonly epoch?: Numbers | undefined;
  /** The value, or the mean of a bucket. NaN in a bucket without one finite value. */
  readonly value: Numbers;
  /** Smallest and largest finite value of a bucket; absent when every row is one value. */
  readonly min?: Numbers | undefined;
  readonly max?: Numbers | undefined;
  /** Values in the bucket, finite or not; absent when every row is one value. */
  readonly count?: Numbers | undefined;
  /** NaN and ±Infinity in the bucket; absent when every row is one value. */
  readonly nonFinite?: Numbers | undefined;
}

export interface ChartSeries extends SeriesColumns {
  /** Identity: keeps colour, visibility and place while values change. */
  readonly name: string;
  /** What the legend says. */
  readonly label: string;
  /** A CSS colour or `var(--name)`, looked up again when the theme changes; see `assignColours`. */
  readonly colour: string;
  /** Drawn faint and dashed, and in the legend together with all others of this name: what a resume overwrote. */
  readonly faintAs?: string | undefined;
  /** The run it belongs to: epochs are counted by run. Left out: all series are of one run. */
  readonly run?: string | undefined;
  /** Dash pattern in CSS pixels, for what colour alone cannot tell apart. */
  readonly dash?: readonly number[] | undefined;
}

/** How numbers of an axis are written: as they are, as a percentage of 1, as bytes, as milliseconds. */
export type ValueUnit = 'number' | 'ratio' | 'bytes' | 'milliseconds' | 'per-second' | 'percent' | 'celsius' | 'watts';

/** A flag on the curve: an incident's, or a comment's. */
export interface ChartMarker {
  /** `incident` when left out. */
  readonly kind?: 'incident' | 'comment';
  readonly id: string;
  readonly step: number;
  readonly severity: Severity;
  /** One line, in the reader's language. */
  readonly title: string;
}

/** A region of values that is healthy, drawn behind the curves. */
export interface HealthyBand {
  readonly from: number;
  readonly to: number;
  readonly label: string;
}

export interface Threshold {
  readonly value: number;
  readonly label: string;
  readonly severity: Severity;
}

/** Steps, both ends included. */
export interface StepRange {
  readonly from: number;
  readonly to: number;
}
