import { nodeChunk, nodeColumn, valueChunk, valueColumn } from './chunk-kind.ts';
import { ChunkedColumns, type Allocation, type EncodedChunk } from './chunked-columns.ts';
import { fanIn, mergeSummaries, nodeAt, nodeEntry, summariseValues, type Summary } from './pyramid-node.ts';

/** The open chunk of a level as it was last written; `null` when the level ends at a chunk's edge. */
export type OpenChunkReader = (level: number, number: number) => readonly Float64Array[] | null;

/** Values of one strand and the pyramid over them. Level 0 are the values, a node of level k stands for 16^k of them. */
export class StrandColumns {
  readonly values: ChunkedColumns;
  /** `levels[k - 1]` holds the nodes of level k. */
  readonly levels: ChunkedColumns[] = [];

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

  /** Appends one value, and the nodes it completes. */
  push(row: number, step: number, atMs: number, value: number): void {
    const { values } = this;
    if (values.openCount >= values.columns[0]!.length) values.reserve(1);
    const at = values.openCount;
    values.columns[valueColumn.row]![at] = row;
    values.columns[valueColumn.step]![at] = step;
    values.columns[valueColumn.atMs]![at] = atMs;
    values.columns[valueColumn.value]![at] = value;
    // A node is made before its chunk is sealed, while all its children are at hand: 16 divides every chunk's capacity.
    if ((at + 1) % fanIn === 0) this.addNode(1, summariseValues(values.columns, at + 1 - fanIn, fanIn));
    values.added(1, valueColumn.step);
  }

  private addNode(level: number, node: Summary): void {
    if (this.levels.length < level) this.levels.push(new ChunkedColumns(nodeChunk, this.allocation));
    const nodes = this.levels[level - 1]!;
    const at = nodes.openCount;
    nodes.reserve(1);
    nodeEntry(node).forEach((number, column) => {
      nodes.columns[column]![at] = number;
    });
    if ((at + 1) % fanIn === 0) {
      const children = Array.from({ length: fanIn }, (_, i) => nodeAt(nodes.columns, at + 1 - fanIn + i, node.count));
      this.addNode(level + 1, mergeSummaries(children));
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

  written(): void {
    this.values.written();
    for (const nodes of this.levels) nodes.written();
  }
}
