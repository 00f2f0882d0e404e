import { encodeHistograms, histogramsPerChunk, type StoredHistogram } from '../codec/histogram-chunk.ts';
import type { Allocation } from '../columns/chunked-columns.ts';

/** Some records of a histogram as they stand, or will stand, in one row of the table. */
export interface EncodedHistograms {
  readonly number: number;
  readonly minStep: number;
  readonly maxStep: number;
  readonly bytes: Buffer;
}

/** A named histogram over time: the open chunk's records, and full chunks that wait for a fold. */
export class HistogramStrand {
  private loaded: StoredHistogram[] | null = null;
  sealed: EncodedHistograms[] = [];
  foldedCount: number;

  constructor(
    public key: number | null,
    readonly name: string,
    public count: number,
    private readonly allocation: Allocation,
    private readonly load: (histogram: HistogramStrand) => StoredHistogram[],
  ) {
    this.foldedCount = count;
  }

  get openNumber(): number {
    return Math.floor(this.count / histogramsPerChunk);
  }
  get open(): readonly StoredHistogram[] {
    return this.records;
  }
  get isChanged(): boolean {
    return this.count !== this.foldedCount;
  }
  private get records(): StoredHistogram[] {
    return (this.loaded ??= this.count % histogramsPerChunk === 0 ? [] : this.load(this));
  }

  push(histogram: StoredHistogram): void {
    this.records.push(histogram);
    this.allocation.bytes += roughBytes(histogram);
    this.count++;
    if (this.records.length < histogramsPerChunk) return;
    this.sealed.push(encode(this.openNumber - 1, this.records));
    for (const record of this.records) this.allocation.bytes -= roughBytes(record);
    this.loaded = [];
  }

  /** What a fold has to write. */
  unwritten(): readonly EncodedHistograms[] {
    if (!this.isChanged) return [];
    return this.open.length === 0 ? this.sealed : [...this.sealed, encode(this.openNumber, this.open)];
  }

  written(): void {
    this.sealed = [];
    this.foldedCount = this.count;
  }
}

function encode(number: number, stored: readonly StoredHistogram[]): EncodedHistograms {
  const steps = stored.map(({ record }) => record.step);
  return { number, minStep: Math.min(...steps), maxStep: Math.max(...steps), bytes: encodeHistograms(stored) };
}

function roughBytes({ record }: StoredHistogram): number {
  return 256 + 4 * (record.kind === 'category' ? record.counts.length : record.positive.length * 2);
}
