import type { HistogramRecord, SeriesColumn } from '../../protocol/packet.ts';
import { histogramsPerChunk, type StoredHistogram } from '../codec/histogram-chunk.ts';
import { survivesFloat32 } from '../codec/value-column.ts';
import { valueChunk, valueColumn } from '../columns/chunk-kind.ts';
import type { HistogramStrand } from '../state/histogram-strand.ts';
import type { Strand } from '../state/strand.ts';
import type { CurveSource } from './main-curve.ts';

/** Goes through the values of a strand once, from the first at or after a row on. */
export class StrandCursor {
  private at: number;
  private nextRow: number;
  private chunk: { readonly number: number; readonly columns: readonly Float64Array[] } = { number: -1, columns: [] };

  constructor(
    private readonly source: CurveSource,
    private readonly name: string,
    private readonly strand: Strand,
    firstRow: number,
  ) {
    this.at = firstRow === 0 ? 0 : firstIndex(strand.facts.count, (index) => this.entry(index, valueColumn.row) >= firstRow);
    this.nextRow = this.rowAtCursor();
  }

  /** The values in `rows` rows from `firstRow` on; `null` when there is none. */
  take(firstRow: number, rows: number): SeriesColumn | null {
    if (this.nextRow >= firstRow + rows) return null;
    const places: number[] = [];
    const values: number[] = [];
    while (this.nextRow < firstRow + rows) {
      places.push(this.nextRow - firstRow);
      values.push(this.entry(this.at, valueColumn.value));
      this.at++;
      this.nextRow = this.rowAtCursor();
    }
    return {
      name: this.name,
      rows: places.length === rows ? null : Uint16Array.from(places),
      values: values.every(survivesFloat32) ? Float32Array.from(values) : Float64Array.from(values),
    };
  }

  private rowAtCursor(): number {
    return this.at < this.strand.facts.count ? this.entry(this.at, valueColumn.row) : Infinity;
  }

  private entry(index: number, column: number): number {
    const number = Math.floor(index / valueChunk.capacity);
    const place = index - number * valueChunk.capacity;
    // The open chunk may have grown since it was copied; it must be copied, because sealing it reuses its arrays.
    if (this.chunk.number !== number || place >= this.chunk.columns[column]!.length) {
      const columns = this.source.chunks.values(this.source.state, this.strand, number);
      this.chunk = { number, columns: columns.map((values) => values.slice()) };
    }
    return this.chunk.columns[column]![place]!;
  }
}

/** Goes through the records of a histogram once, from the first of a packet on. */
export class HistogramCursor {
  private at: number;
  private chunk: { readonly number: number; readonly records: readonly StoredHistogram[] } = { number: -1, records: [] };

  constructor(
    private readonly source: CurveSource,
    private readonly histogram: HistogramStrand,
    firstPacket: number,
  ) {
    this.at = firstPacket === 0 ? 0 : firstIndex(histogram.count, (index) => this.entry(index).packet >= firstPacket);
  }

  /** The records of the packet, in the order they came in it. */
  take(packet: number): HistogramRecord[] {
    const taken: HistogramRecord[] = [];
    while (this.at < this.histogram.count && this.entry(this.at).packet === packet) taken.push(this.entry(this.at++).record);
    return taken;
  }

  private entry(index: number): StoredHistogram {
    const number = Math.floor(index / histogramsPerChunk);
    const place = index - number * histogramsPerChunk;
    if (this.chunk.number !== number || place >= this.chunk.records.length) {
      this.chunk = { number, records: [...this.source.chunks.histograms(this.histogram, number)] };
    }
    return this.chunk.records[place]!;
  }
}

/** Smallest index from 0 to `count` for which `isReached` holds; it must hold for all after it. */
function firstIndex(count: number, isReached: (index: number) => boolean): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isReached(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
