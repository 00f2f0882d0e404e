import { nodeChunk, valueChunk, valueColumn } from '../columns/chunk-kind.ts';
import { fanIn, summariseValues, SummaryBuilder, type Summary } from '../columns/pyramid-node.ts';
import { valueParts, type CurveSource, type Points, type Stretch } from './main-curve.ts';

/**
 * At most `buckets` summaries that together cover every entry of the stretches exactly once, in order. Bucket i holds the
 * parts that begin in the i-th equal share of the entries; inner parts are nodes of the coarsest pyramid level that has at
 * least `buckets` of them, the ends of a range are read down to single values.
 */
export function readBuckets(source: CurveSource, stretches: readonly Stretch[], buckets: number): Summary[] {
  const total = stretches.reduce((sum, { from, to }) => sum + to - from, 0);
  const level = Math.floor(Math.log(total / buckets) / Math.log(fanIn) + 1e-9);
  const collector = new BucketCollector(total, buckets);
  for (const stretch of stretches) {
    if (level < 1) collectValues(source, stretch, collector);
    else new NodeCollector(source, stretch, collector).collect(level);
  }
  return collector.finish();
}

/** Puts parts into the share of the entries that they begin in. */
class BucketCollector {
  private readonly collected: Summary[] = [];
  private readonly current = new SummaryBuilder();
  private share = 0;
  private before = 0;

  constructor(
    private readonly total: number,
    private readonly buckets: number,
  ) {}

  /** Entries left before the next share begins; at least one. */
  get room(): number {
    return Math.ceil(((Math.floor((this.before * this.buckets) / this.total) + 1) * this.total) / this.buckets) - this.before;
  }

  /** The bucket of a part of `count` entries that comes next. */
  bucketFor(count: number): SummaryBuilder {
    const share = Math.floor((this.before * this.buckets) / this.total);
    if (share !== this.share && !this.current.isEmpty) this.collected.push(this.current.take());
    this.share = share;
    this.before += count;
    return this.current;
  }

  finish(): Summary[] {
    if (!this.current.isEmpty) this.collected.push(this.current.take());
    return this.collected;
  }
}

/** Values of a stretch, summed up between the edges of chunks and shares. */
function collectValues(source: CurveSource, stretch: Stretch, collector: BucketCollector) {
  for (const { columns, from, count } of valueParts(source, stretch)) {
    for (let at = from; at < from + count; ) {
      const length = Math.min(from + count - at, collector.room);
      collector.bucketFor(length).add(summariseValues(columns, at, length));
      at += length;
    }
  }
}

/** The entries of a stretch as the fewest whole nodes: up to a level at its start, of that level inside, down again at its end. */
class NodeCollector {
  private readonly last = new Map<number, { readonly number: number; readonly columns: readonly Float64Array[] }>();
  private at: number;

  constructor(
    private readonly source: CurveSource,
    private readonly stretch: Stretch,
    private readonly collector: BucketCollector,
  ) {
    this.at = stretch.from;
  }

  collect(level: number): void {
    for (let low = 0; low < level; low++) {
      const parent = fanIn ** (low + 1);
      this.takeNodes(low, Math.min(this.stretch.to, Math.ceil(this.at / parent) * parent));
    }
    for (let high = level; high >= 0; high--) this.takeNodes(high, this.stretch.to);
  }

  /** Takes nodes of a level as long as they end at or before `end`. */
  private takeNodes(level: number, end: number) {
    const size = fanIn ** level;
    for (; this.at + size <= end; this.at += size) this.takeNode(level, this.at / size, size);
  }

  private takeNode(level: number, index: number, size: number) {
    const { capacity } = level === 0 ? valueChunk : nodeChunk;
    const number = Math.floor(index / capacity);
    const columns = this.chunk(level, number);
    const place = index - number * capacity;
    const bucket = this.collector.bucketFor(size);
    if (level === 0) bucket.add(summariseValues(columns, place, 1));
    else bucket.addNode(columns, place, size);
  }

  private chunk(level: number, number: number): readonly Float64Array[] {
    let chunk = this.last.get(level);
    if (chunk?.number !== number) {
      const { chunks, state } = this.source;
      const { strand } = this.stretch;
      chunk = { number, columns: level === 0 ? chunks.values(state, strand, number) : chunks.nodes(strand, level, number) };
      this.last.set(level, chunk);
    }
    return chunk.columns;
  }
}

/** At most `buckets` summaries of points in memory, by equal shares. */
export function bucketPoints({ steps, times, values }: Points, buckets: number): Summary[] {
  const columns: Float64Array[] = [];
  columns[valueColumn.row] = new Float64Array(0);
  columns[valueColumn.step] = Float64Array.from(steps);
  columns[valueColumn.atMs] = Float64Array.from(times);
  columns[valueColumn.value] = Float64Array.from(values);
  const collector = new BucketCollector(steps.length, buckets);
  for (let at = 0; at < steps.length; ) {
    const length = Math.min(steps.length - at, collector.room);
    collector.bucketFor(length).add(summariseValues(columns, at, length));
    at += length;
  }
  return collector.finish();
}
