import { nodeChunk, valueChunk, valueColumn } from '../columns/chunk-kind.ts';
import { fanIn, mergeSummaries, nodeAt, summariseValues, type Summary } from '../columns/pyramid-node.ts';
import { valueParts, type CurveSource, type Points, type Stretch } from './main-curve.ts';

/**
 * At most `buckets` summaries that together cover every entry of the stretches exactly once, in order. Bucket i holds the
 * parts that begin in the i-th equal share of the entries; inner parts are nodes of the coarsest pyramid level that has at
 * least `buckets` of them, the ends of a range are read down to single values.
 */
export function readBuckets(source: CurveSource, stretches: readonly Stretch[], buckets: number): Summary[] {
  const total = stretches.reduce((sum, { from, to }) => sum + to - from, 0);
  const level = Math.floor(Math.log(total / buckets) / Math.log(fanIn) + 1e-9);
  const collected: Summary[] = [];
  let parts: Summary[] = [];
  let bucket = 0;
  let before = 0;
  for (const stretch of stretches) {
    for (const part of level < 1 ? slices(source, stretch, before, { total, buckets }) : nodes(source, stretch, level)) {
      const share = Math.floor((before * buckets) / total);
      if (share !== bucket && parts.length > 0) {
        collected.push(mergeSummaries(parts));
        parts = [];
      }
      bucket = share;
      parts.push(part);
      before += part.count;
    }
  }
  if (parts.length > 0) collected.push(mergeSummaries(parts));
  return collected;
}

/** Values of a stretch, summed up between the edges of chunks and of shares; `offset` entries stand before it. */
function* slices(source: CurveSource, stretch: Stretch, offset: number, { total, buckets }: { readonly total: number; readonly buckets: number }): Iterable<Summary> {
  let before = offset;
  for (const { columns, from, count } of valueParts(source, stretch)) {
    for (let at = from; at < from + count; ) {
      const share = Math.floor((before * buckets) / total);
      const edge = Math.ceil(((share + 1) * total) / buckets);
      const length = Math.min(from + count - at, edge - before);
      yield summariseValues(columns, at, length);
      at += length;
      before += length;
    }
  }
}

/** The entries of a stretch as the fewest whole nodes: up to `level` at its start, of `level` inside, down again at its end. */
function* nodes(source: CurveSource, { strand, from, to }: Stretch, level: number): Iterable<Summary> {
  const reader = new NodeReader(source, strand);
  let at = from;
  for (let low = 0; low < level; low++) {
    const size = fanIn ** low;
    for (const next = Math.ceil(at / (size * fanIn)) * size * fanIn; at < next && at + size <= to; at += size) yield reader.node(low, at / size);
  }
  for (let high = level; high >= 0; high--) {
    const size = fanIn ** high;
    for (; at + size <= to; at += size) yield reader.node(high, at / size);
  }
}

/** Reads nodes of a strand, keeping the chunk it read last of each level. */
class NodeReader {
  private readonly last = new Map<number, { readonly number: number; readonly columns: readonly Float64Array[] }>();
  constructor(
    private readonly source: CurveSource,
    private readonly strand: Stretch['strand'],
  ) {}

  /** Node `index` of the level; of level 0, the single value as a summary. */
  node(level: number, index: number): Summary {
    const { capacity } = level === 0 ? valueChunk : nodeChunk;
    const number = Math.floor(index / capacity);
    let chunk = this.last.get(level);
    if (chunk?.number !== number) {
      const { chunks, state } = this.source;
      chunk = { number, columns: level === 0 ? chunks.values(state, this.strand, number) : chunks.nodes(this.strand, level, number) };
      this.last.set(level, chunk);
    }
    const at = index - number * capacity;
    return level === 0 ? summariseValues(chunk.columns, at, 1) : nodeAt(chunk.columns, at, fanIn ** level);
  }
}

/** At most `buckets` summaries of points in memory, by equal shares. */
export function bucketPoints({ steps, times, values }: Points, buckets: number): Summary[] {
  const columns: Float64Array[] = [];
  columns[valueColumn.row] = new Float64Array(0);
  columns[valueColumn.step] = Float64Array.from(steps);
  columns[valueColumn.atMs] = Float64Array.from(times);
  columns[valueColumn.value] = Float64Array.from(values);
  const edge = (share: number) => Math.ceil((share * steps.length) / buckets);
  const collected: Summary[] = [];
  for (let share = 0; share < buckets; share++) {
    const [from, to] = [edge(share), edge(share + 1)];
    if (from < to) collected.push(summariseValues(columns, from, to - from));
  }
  return collected;
}
