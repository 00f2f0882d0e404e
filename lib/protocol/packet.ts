import type { RunEvent } from './run-event.ts';

/**
 * One immutable unit of what an attempt of a run recorded. `seq` is gapless at birth within the attempt, so a gap
 * at the server is a counted loss. Encoded by `encodePacket`, layout in docs/protocol.md.
 */
export interface Packet {
  /** 1, 2, 3 … within the attempt. */
  readonly seq: number;
  readonly columns: Columns;
  readonly histograms: readonly HistogramRecord[];
  readonly events: readonly RunEvent[];
}

/** Scalars of a packet: one clock shared by all series, each series dense or with its own row numbers. */
export interface Columns {
  /** Optimizer step of each row, in order of birth; may go backwards after a resume. Shape [rows]. */
  readonly steps: Float64Array;
  /** Milliseconds since the epoch, UTC, at the agent. Shape [rows]. */
  readonly atMs: Float64Array;
  readonly series: readonly SeriesColumn[];
}

export interface SeriesColumn {
  readonly name: string;
  /** Row of each value, strictly increasing; `null` when the series has a value in every row. Shape [count]. */
  readonly rows: Uint16Array | null;
  /** float32 where every value survives it bit for bit, else float64. NaN and ±Infinity are kept. Shape [count]. */
  readonly values: Float32Array | Float64Array;
}

/**
 * A histogram at one step. `exponent`: bucketed by sign and IEEE binary exponent; `category`: one count per class.
 */
export type HistogramRecord = ExponentHistogram | CategoryHistogram;

interface HistogramHead {
  /** `weight/<variable>`, `gradient/<variable>`, `activation/<layer>`, `label`, `prediction`. */
  readonly name: string;
  readonly step: number;
  readonly atMs: number;
}

export interface ExponentHistogram extends HistogramHead {
  readonly kind: 'exponent';
  /** Exact zeros (subnormals count as zero). */
  readonly zero: number;
  readonly nan: number;
  readonly positiveInfinity: number;
  readonly negativeInfinity: number;
  /** Bucket i counts values with 2^(lowestExponent+i) <= |value| < 2^(lowestExponent+i+1). */
  readonly lowestExponent: number;
  /** Counts of negative and positive values; both arrays have the same length. */
  readonly negative: Uint32Array;
  readonly positive: Uint32Array;
}

export interface CategoryHistogram extends HistogramHead {
  readonly kind: 'category';
  readonly counts: Uint32Array;
}

export const emptyColumns: Columns = { steps: new Float64Array(0), atMs: new Float64Array(0), series: [] };
