import { StrandColumns } from '../columns/strand-columns.ts';

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

  push(row: number, step: number, atMs: number, value: number): void {
    const { facts } = this;
    this.columns.push(row, step, atMs, value);
    if (facts.count === 0) {
      facts.firstStep = facts.minStep = facts.maxStep = step;
    } else {
      if (step < facts.lastStep) facts.isSorted = false;
      if (step < facts.minStep) facts.minStep = step;
      if (step > facts.maxStep) facts.maxStep = step;
    }
    facts.count++;
    facts.lastStep = step;
    facts.lastValue = value;
    if (value - value !== 0) facts.nonFinite++;
    else {
      if (!(value >= facts.min)) facts.min = value; // also when there was none yet: NaN compares false
      if (!(value <= facts.max)) facts.max = value;
    }
  }
}

export function emptyStrandFacts(): StrandFacts {
  return { count: 0, firstStep: 0, minStep: 0, maxStep: 0, isSorted: true, lastStep: 0, lastValue: NaN, min: NaN, max: NaN, nonFinite: 0 };
}
