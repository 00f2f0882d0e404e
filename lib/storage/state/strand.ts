import type { PacketRows, StrandColumns } from '../columns/strand-columns.ts';

/** What is known of a strand without its columns. */
export interface StrandFacts {
  count: number;
  firstStep: number;
  minStep: number;
  maxStep: number;
  /** False once a step was smaller than the one before it. */
  isSorted: boolean;
  lastStep: number;
  lastValue: number;
  /** Over finite values; NaN when there is none. */
  min: number;
  max: number;
  nonFinite: number;
}

/** What one attempt contributed to one series. Its columns are read from the disk when they are first needed. */
export class Strand {
  private loaded: StrandColumns | null = null;

  constructor(
    /** `null` until the first fold. */
    public key: number | null,
    readonly attempt: { readonly key: number; readonly number: number },
    readonly facts: StrandFacts,
    private readonly load: (strand: Strand) => StrandColumns,
  ) {}

  get columns(): StrandColumns {
    return (this.loaded ??= this.load(this));
  }
  /** True when a fold has something to write. */
  get isChanged(): boolean {
    return this.loaded !== null && this.loaded.values.isChanged;
  }

  /** Appends a packet's values; see `StrandColumns.push`. */
  push(packet: PacketRows, rows: Uint16Array | null, values: Float32Array | Float64Array): void {
    this.columns.push(packet, rows, values);
    noteValues(this.facts, values);
    noteSteps(this.facts, packet.steps, rows, values.length);
    this.facts.count += values.length;
  }
}

function noteValues(facts: StrandFacts, values: Float32Array | Float64Array) {
  let { min, max, nonFinite } = facts;
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    if (value - value !== 0) nonFinite++;
    else {
      if (!(value >= min)) min = value; // also when there was none yet: NaN compares false
      if (!(value <= max)) max = value;
    }
  }
  facts.min = min;
  facts.max = max;
  facts.nonFinite = nonFinite;
  facts.lastValue = values.at(-1)!;
}

function noteSteps(facts: StrandFacts, steps: Float64Array, rows: Uint16Array | null, count: number) {
  const first = steps[rows ? rows[0]! : 0]!;
  if (facts.count === 0) facts.firstStep = facts.minStep = facts.maxStep = facts.lastStep = first;
  let { lastStep, minStep, maxStep, isSorted } = facts;
  for (let i = 0; i < count; i++) {
    const step = steps[rows ? rows[i]! : i]!;
    if (step < lastStep) isSorted = false;
    if (step < minStep) minStep = step;
    if (step > maxStep) maxStep = step;
    lastStep = step;
  }
  Object.assign(facts, { lastStep, minStep, maxStep, isSorted });
}

export function emptyStrandFacts(): StrandFacts {
  return { count: 0, firstStep: 0, minStep: 0, maxStep: 0, isSorted: true, lastStep: 0, lastValue: NaN, min: NaN, max: NaN, nonFinite: 0 };
}
