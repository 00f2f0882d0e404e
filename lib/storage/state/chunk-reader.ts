import { decodeHistograms, histogramsPerChunk, type StoredHistogram } from '../codec/histogram-chunk.ts';
import { clockChunk, clockColumn, nodeChunk, packetChunk, valueChunk, valueColumn } from '../columns/chunk-kind.ts';
import type { Allocation, ChunkedColumns } from '../columns/chunked-columns.ts';
import { StrandColumns } from '../columns/strand-columns.ts';
import type { Connection } from '../connection.ts';
import type { HistogramStrand } from './histogram-strand.ts';
import type { RunState } from './run-state.ts';
import type { Strand } from './strand.ts';

type Columns = readonly Float64Array[];

/** Clock chunks that are kept decoded; series of one run ask for the same ones. */
const mostClocks = 256;

/**
 * Chunks of a run wherever they are: open in memory, sealed and waiting for a fold, or on the disk. What only grows can be
 * read at any time: a chunk may by now hold more entries than it did, never other ones.
 */
export class ChunkReader {
  private readonly clocks = new Map<string, Columns>();
  private readonly statements;

  constructor(connection: Connection) {
    const { sqlite } = connection;
    this.statements = {
      clock: sqlite.prepare<[number, number], { bytes: Buffer }>('SELECT bytes FROM clock_chunks WHERE run_key = ? AND number = ?'),
      packets: sqlite.prepare<[number, number], { bytes: Buffer }>('SELECT bytes FROM packet_chunks WHERE run_key = ? AND number = ?'),
      chunk: sqlite.prepare<[number, number, number], { bytes: Buffer }>('SELECT bytes FROM chunks WHERE strand_key = ? AND level = ? AND number = ?'),
      firstStep: sqlite.prepare<[number, number, number], { firstStep: number }>(
        'SELECT first_step AS firstStep FROM chunks WHERE strand_key = ? AND level = ? AND number = ?',
      ),
      runOfStrand: sqlite.prepare<[number], { runKey: number }>('SELECT run_key AS runKey FROM strands JOIN attempts ON attempts.key = attempt_key WHERE strands.key = ?'),
      histograms: sqlite.prepare<[number, number], { bytes: Buffer }>('SELECT bytes FROM histogram_chunks WHERE histogram_key = ? AND number = ?'),
    };
  }

  storedClock(runKey: number, number: number): Columns | null {
    const name = `${runKey}/${number}`;
    const known = this.clocks.get(name);
    if (known) return known;
    const row = this.statements.clock.get(runKey, number);
    if (!row) return null;
    const columns = clockChunk.decode(row.bytes);
    if (columns[0]!.length === clockChunk.capacity) {
      if (this.clocks.size >= mostClocks) this.clocks.delete(this.clocks.keys().next().value!);
      this.clocks.set(name, columns);
    }
    return columns;
  }

  storedPackets(runKey: number, number: number): Columns | null {
    const row = this.statements.packets.get(runKey, number);
    return row ? packetChunk.decode(row.bytes) : null;
  }

  /** Columns of the open chunks of a strand, as far as they were folded. */
  openStrand(strand: Strand, allocation: Allocation): StrandColumns {
    const { key } = strand;
    if (key === null) return new StrandColumns(allocation, 0, () => null);
    return new StrandColumns(allocation, strand.facts.count, (level, number) => {
      const row = this.statements.chunk.get(key, level, number);
      if (!row) return null;
      if (level > 0) return nodeChunk.decode(row.bytes);
      const runKey = this.statements.runOfStrand.get(key)!.runKey;
      return this.withClock(valueChunk.decode(row.bytes), (clock) => this.storedClock(runKey, clock)!);
    });
  }

  openHistograms(histogram: HistogramStrand): StoredHistogram[] {
    const row = histogram.key === null ? undefined : this.statements.histograms.get(histogram.key, histogram.openNumber);
    return row ? decodeHistograms(row.bytes, histogram.name).slice(0, histogram.count % histogramsPerChunk) : [];
  }

  /** Records of a histogram chunk. */
  histograms(histogram: HistogramStrand, number: number): readonly StoredHistogram[] {
    if (number === histogram.openNumber) return histogram.open;
    const sealed = histogram.sealed.find((chunk) => chunk.number === number);
    const bytes = sealed?.bytes ?? this.statements.histograms.get(histogram.key!, number)!.bytes;
    return decodeHistograms(bytes, histogram.name);
  }

  /** Row, step, time and value of the entries of a value chunk. */
  values(state: RunState, strand: Strand, number: number): Columns {
    const { values } = strand.columns;
    const inMemory = openColumns(values, number);
    if (inMemory) return inMemory;
    const bytes = sealedBytes(values, number) ?? this.statements.chunk.get(strand.key!, 0, number)!.bytes;
    return this.withClock(valueChunk.decode(bytes), (clock) => this.clock(state, clock));
  }

  /** Nodes of a chunk of level ≥ 1. */
  nodes(strand: Strand, level: number, number: number): Columns {
    const nodes = strand.columns.levels[level - 1]!;
    return openColumns(nodes, number) ?? nodeChunk.decode(sealedBytes(nodes, number) ?? this.statements.chunk.get(strand.key!, level, number)!.bytes);
  }

  /** First step of a value chunk, without reading its values. */
  firstStep(strand: Strand, number: number): number {
    const { values } = strand.columns;
    const open = openColumns(values, number);
    if (open) return open[valueColumn.step]![0]!;
    const sealed = values.sealed.find((chunk) => chunk.number === number);
    return sealed ? sealed.firstStep : this.statements.firstStep.get(strand.key!, 0, number)!.firstStep;
  }

  /** Step and time of the rows of a clock chunk. */
  clock(state: RunState, number: number): Columns {
    const inMemory = openColumns(state.clock, number);
    if (inMemory) return inMemory;
    const bytes = sealedBytes(state.clock, number);
    return bytes ? clockChunk.decode(bytes) : this.storedClock(state.key, number)!;
  }

  /** Attempt, seq, rows and time of receipt of the packets of a packet chunk. */
  packets(state: RunState, number: number): Columns {
    const inMemory = openColumns(state.packets, number);
    if (inMemory) return inMemory;
    const bytes = sealedBytes(state.packets, number);
    return bytes ? packetChunk.decode(bytes) : this.storedPackets(state.key, number)!;
  }

  private withClock(columns: Columns, clock: (number: number) => Columns): Columns {
    const [rows, steps, , values] = columns as [Float64Array, Float64Array, Float64Array, Float64Array];
    if (steps.length === rows.length) return columns;
    const found = { steps: new Float64Array(rows.length), times: new Float64Array(rows.length) };
    let at = -1;
    let part: Columns = [];
    for (let i = 0; i < rows.length; i++) {
      const number = Math.floor(rows[i]! / clockChunk.capacity);
      if (number !== at) {
        part = clock(number);
        at = number;
      }
      const index = rows[i]! - number * clockChunk.capacity;
      found.steps[i] = part[clockColumn.step]![index]!;
      found.times[i] = part[clockColumn.atMs]![index]!;
    }
    return [rows, found.steps, found.times, values];
  }
}

function openColumns(columns: ChunkedColumns, number: number): Columns | null {
  if (number !== columns.openNumber || columns.openCount === 0) return null;
  return columns.columns.map((column) => column.subarray(0, columns.openCount));
}

function sealedBytes(columns: ChunkedColumns, number: number): Buffer | undefined {
  return columns.sealed.find((chunk) => chunk.number === number)?.bytes;
}
