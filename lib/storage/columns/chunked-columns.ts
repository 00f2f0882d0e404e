import type { ChunkKind } from './chunk-kind.ts';

/** A chunk on its way to the disk. */
export interface EncodedChunk {
  readonly number: number;
  readonly firstStep: number;
  readonly bytes: Buffer;
}

/** Memory that columns have taken, counted for all of a run. */
export interface Allocation {
  bytes: number;
}

/**
 * Parallel columns that only ever grow, cut into chunks. The open (last) chunk is held here; full ones are sealed into
 * bytes and wait here until a fold has written them.
 */
export class ChunkedColumns {
  /** The open chunk's entries, `openCount` of them in use. Write here after `reserve`, then call `added`. */
  columns: Float64Array[];
  openCount = 0;
  sealed: EncodedChunk[] = [];
  /** Entries a fold has written. */
  foldedTotal: number;

  constructor(
    readonly kind: ChunkKind,
    private readonly allocation: Allocation,
    /** Entries in all, the open chunk's included. */
    public total = 0,
    /** The open chunk as it was last written, when `total` does not end at a chunk's edge. */
    open: readonly Float64Array[] | null = null,
  ) {
    this.foldedTotal = total;
    this.openCount = total % kind.capacity;
    this.columns = open ? open.map((column) => column.slice()) : Array.from({ length: kind.columnCount }, () => new Float64Array(0));
    for (const column of this.columns) allocation.bytes += column.byteLength;
  }

  /** Number of the open chunk. */
  get openNumber(): number {
    return Math.floor(this.total / this.kind.capacity);
  }
  get isChanged(): boolean {
    return this.total !== this.foldedTotal;
  }

  /** Makes room for `count` more entries of the open chunk; `count` may not go past its end. */
  reserve(count: number): void {
    const needed = this.openCount + count;
    const have = this.columns[0]!.length;
    if (needed <= have) return;
    const length = Math.min(this.kind.capacity, Math.max(needed, have * 2, 16));
    this.columns = this.columns.map((column) => {
      const larger = new Float64Array(length);
      larger.set(column.subarray(0, this.openCount));
      return larger;
    });
    this.allocation.bytes += (length - have) * 8 * this.columns.length;
  }

  /** Appends entries given as columns of equal length. `stepColumn` as in `added`. */
  pushAll(entries: readonly Float64Array[], stepColumn: number): void {
    const total = entries[0]!.length;
    for (let from = 0; from < total; ) {
      const count = Math.min(total - from, this.kind.capacity - this.openCount);
      this.reserve(count);
      for (let i = 0; i < entries.length; i++) this.columns[i]!.set(entries[i]!.subarray(from, from + count), this.openCount);
      this.added(count, stepColumn);
      from += count;
    }
  }

  /** Counts entries written into the open chunk and seals it when it is full; its first step stands in `stepColumn`. */
  added(count: number, stepColumn: number): void {
    this.openCount += count;
    this.total += count;
    if (this.openCount < this.kind.capacity) return;
    this.sealed.push(this.encodeOpen(this.total / this.kind.capacity - 1, stepColumn));
    this.openCount = 0;
  }

  /** What a fold has to write: sealed chunks, and the open one as it stands. */
  unwritten(stepColumn: number): readonly EncodedChunk[] {
    return this.openCount === 0 || !this.isChanged ? this.sealed : [...this.sealed, this.encodeOpen(this.openNumber, stepColumn)];
  }

  /** Forgets what a fold has written. */
  written(): void {
    this.sealed = [];
    this.foldedTotal = this.total;
  }

  private encodeOpen(number: number, stepColumn: number): EncodedChunk {
    const bytes = this.kind.encode(this.columns, this.openCount);
    return { number, firstStep: this.columns[stepColumn]![0]!, bytes };
  }
}
