import { nodeChunk, nodeColumn, valueChunk, valueColumn } from './chunk-kind.ts';
import { ChunkedColumns, type Allocation, type EncodedChunk } from './chunked-columns.ts';
import { fanIn, SummaryBuilder, writeNode, writeNodeOfValues } from './pyramid-node.ts';

/** The open chunk of a level as it was last written; `null` when the level ends at a chunk's edge. */
export type OpenChunkReader = (level: number, number: number) => readonly Float64Array[] | null;

/** The rows of a packet: their steps and times, and the number of the first of them in the run. */
export interface PacketRows {
  readonly firstRow: number;
  readonly steps: Float64Array;
  readonly atMs: Float64Array;
}

/** Values of one strand and the pyramid over them. Level 0 are the values, a node of level k stands for 16^k of them. */
export class StrandColumns {
  readonly values: ChunkedColumns;
  /** `levels[k - 1]` holds the nodes of level k. */
  readonly levels: ChunkedColumns[] = [];
  private readonly parent = new SummaryBuilder();

  constructor(
    private readonly allocation: Allocation,
    total: number,
    readOpen: OpenChunkReader,
  ) {
    const open = (kind: typeof valueChunk, level: number, count: number) =>
      new ChunkedColumns(kind, allocation, count, count % kind.capacity === 0 ? null : readOpen(level, Math.floor(count / kind.capacity)));
    this.values = open(valueChunk, 0, total);
    for (let level = 1, nodes = Math.floor(total / fanIn); nodes > 0; level++, nodes = Math.floor(nodes / fanIn)) {
      this.levels.push(open(nodeChunk, level, nodes));
    }
  }

  /**
   * Appends a packet's values and the nodes they complete. `rows` are their places among the packet's rows, the first of
   * which is row `firstRow` of the run; `null` when they are in every row from the first on.
   */
  push(packet: PacketRows, rows: Uint16Array | null, numbers: Float32Array | Float64Array): void {
    const { values } = this;
    for (let from = 0; from < numbers.length; ) {
      const count = Math.min(numbers.length - from, values.kind.capacity - values.openCount);
      values.reserve(count);
      const start = values.openCount;
      copyEntries(values.columns, start, packet, rows, numbers, from, count);
      // Nodes are made before their chunk is sealed, while all children are at hand: 16 divides every chunk's capacity.
      for (let end = start - (start % fanIn) + fanIn; end <= start + count; end += fanIn) this.addNode(end - fanIn);
      values.added(count, valueColumn.step);
      from += count;
    }
  }

  /** Makes the node over the 16 values from entry `from` of the open chunk on. */
  private addNode(from: number): void {
    const nodes = this.roomForNode(1);
    writeNodeOfValues(nodes.columns, nodes.openCount, this.values.columns, from);
    this.nodeAdded(1);
  }

  private roomForNode(level: number): ChunkedColumns {
    if (this.levels.length < level) this.levels.push(new ChunkedColumns(nodeChunk, this.allocation));
    const nodes = this.levels[level - 1]!;
    nodes.reserve(1);
    return nodes;
  }

  /** Counts the node just written into its level, and makes its parent when it is the last of 16. */
  private nodeAdded(level: number): void {
    const nodes = this.levels[level - 1]!;
    const end = nodes.openCount + 1;
    if (end % fanIn === 0) {
      for (let i = end - fanIn; i < end; i++) this.parent.addNode(nodes.columns, i, fanIn ** level);
      const parents = this.roomForNode(level + 1);
      writeNode(parents.columns, parents.openCount, this.parent.take());
      this.nodeAdded(level + 1);
    }
    nodes.added(1, nodeColumn.step);
  }

  /** What a fold has to write, level by level. */
  *unwritten(): Iterable<EncodedChunk & { readonly level: number }> {
    for (const chunk of this.values.unwritten(valueColumn.step)) yield { ...chunk, level: 0 };
    for (const [i, nodes] of this.levels.entries()) {
      for (const chunk of nodes.unwritten(nodeColumn.step)) yield { ...chunk, level: i + 1 };
    }
  }

  /** True for a chunk that will be written again. */
  isOpen(level: number, number: number): boolean {
    return (level === 0 ? this.values : this.levels[level - 1]!).openNumber === number;
  }

  written(): void {
    this.values.written();
    for (const nodes of this.levels) nodes.written();
  }
}

/** Copies `count` values from index `from` on, with their rows, steps and times, to entry `start` of a value chunk's columns. */
function copyEntries(
  columns: readonly Float64Array[],
  start: number,
  { firstRow, steps, atMs }: PacketRows,
  rows: Uint16Array | null,
  numbers: Float32Array | Float64Array,
  from: number,
  count: number,
) {
  const [rowsOut, stepsOut, timesOut, numbersOut] = columns as [Float64Array, Float64Array, Float64Array, Float64Array];
  numbersOut.set(numbers.subarray(from, from + count), start);
  if (rows === null) {
    stepsOut.set(steps.subarray(from, from + count), start);
    timesOut.set(atMs.subarray(from, from + count), start);
    for (let i = 0; i < count; i++) rowsOut[start + i] = firstRow + from + i;
    return;
  }
  for (let i = 0; i < count; i++) {
    const row = rows[from + i]!;
    rowsOut[start + i] = firstRow + row;
    stepsOut[start + i] = steps[row]!;
    timesOut[start + i] = atMs[row]!;
  }
}
