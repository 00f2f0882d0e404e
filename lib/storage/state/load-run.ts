import { decodePackets } from '../../protocol/decode-packet.ts';
import type { JsonNumber } from '../../protocol/resource.ts';
import { clockChunk, packetChunk } from '../columns/chunk-kind.ts';
import { ChunkedColumns } from '../columns/chunked-columns.ts';
import type { HeldMemory, MemoryTally } from './memory-tally.ts';
import type { Connection } from '../connection.ts';
import type { ChunkReader } from './chunk-reader.ts';
import { HistogramStrand } from './histogram-strand.ts';
import { RunState, type AttemptMemory, type ColumnLoader } from './run-state.ts';
import { SeqTracker, type SeqRanges } from './seq-tracker.ts';
import { Strand, type StrandFacts } from './strand.ts';

interface RunRow {
  readonly key: number;
  readonly lastStep: number | null;
  readonly lastStepAttempt: number;
  readonly summary: string;
  readonly sparkline: string;
  readonly rowCount: number;
  readonly packetCount: number;
}
interface AttemptRow {
  readonly key: number;
  readonly id: string;
  readonly number: number;
  readonly lastSeq: number;
  readonly missing: string;
  readonly lostForGood: number;
  readonly droppedRecords: number;
  readonly reportedDropped: number;
  readonly isEnded: number;
}
interface StrandRow extends Omit<StrandFacts, 'isSorted' | 'lastValue' | 'min' | 'max'> {
  readonly seriesKey: number;
  readonly name: string;
  readonly strandKey: number;
  readonly attemptKey: number;
  readonly attemptNumber: number;
  readonly isSorted: number;
  readonly lastValue: number | null;
  readonly min: number | null;
  readonly max: number | null;
}

/** What a run takes before its first point. */
const emptyRunBytes = 4096;

/** Brings runs from the disk into memory: what was folded, then what stands in the packet log, in order of arrival. */
export class RunLoader {
  private readonly run;
  private readonly attempts;
  private readonly strands;
  private readonly histograms;
  private readonly log;

  constructor(
    private readonly connection: Connection,
    private readonly chunks: ChunkReader,
  ) {
    const { sqlite } = connection;
    this.run = sqlite.prepare<[string], RunRow>(
      `SELECT key, last_step AS lastStep, last_step_attempt AS lastStepAttempt, summary, sparkline, row_count AS rowCount, packet_count AS packetCount
       FROM runs WHERE id = ?`,
    );
    this.attempts = sqlite.prepare<[number], AttemptRow>(
      `SELECT key, id, number, last_seq AS lastSeq, missing, lost_for_good AS lostForGood, dropped_records AS droppedRecords,
         reported_dropped AS reportedDropped, is_ended AS isEnded
       FROM attempts WHERE run_key = ? ORDER BY number`,
    );
    this.strands = sqlite.prepare<[number], StrandRow>(
      `SELECT series.key AS seriesKey, series.name, strands.key AS strandKey, attempt_key AS attemptKey, attempts.number AS attemptNumber, count,
         first_step AS firstStep, min_step AS minStep, max_step AS maxStep, is_sorted AS isSorted, last_step AS lastStep, last_value AS lastValue,
         min, max, non_finite AS nonFinite
       FROM series JOIN strands ON series_key = series.key JOIN attempts ON attempts.key = attempt_key
       WHERE series.run_key = ? ORDER BY series.key, attempts.number`,
    );
    this.histograms = sqlite.prepare<[number], { key: number; name: string; count: number }>(
      'SELECT key, name, count FROM histograms WHERE run_key = ? ORDER BY key',
    );
    this.log = sqlite.prepare<[number], { key: number; attemptKey: number; receivedAtMs: number; bytes: Buffer }>(
      `SELECT key, attempt_key AS attemptKey, received_at_ms AS receivedAtMs, bytes FROM packets
       WHERE attempt_key IN (SELECT key FROM attempts WHERE run_key = ?) ORDER BY key`,
    );
  }

  /** The run as it is now, counted into `tally`; `null` when there is none. */
  load(runId: string, tally: MemoryTally): RunState | null {
    const memory = tally.hold(emptyRunBytes);
    let state: RunState | null = null;
    try {
      const read = this.connection.sqlite.transaction(() => this.read(runId, memory)); // one view, also while another process writes
      state = read.deferred();
      return state;
    } finally {
      if (!state) memory.release();
    }
  }

  private read(runId: string, allocation: HeldMemory): RunState | null {
    const row = this.run.get(runId);
    if (!row) return null;
    const open = (kind: typeof clockChunk, total: number, read: (number: number) => readonly Float64Array[] | null) =>
      new ChunkedColumns(kind, allocation, total, total % kind.capacity === 0 ? null : read(Math.floor(total / kind.capacity)));
    const clock = open(clockChunk, row.rowCount, (number) => this.chunks.storedClock(row.key, number));
    const packets = open(packetChunk, row.packetCount, (number) => this.chunks.storedPackets(row.key, number));
    const state = new RunState(row.key, runId, clock, packets, allocation, this.columnLoader());
    state.restoreLastStep(row.lastStep, row.lastStepAttempt);
    state.summary = JSON.parse(row.summary) as Record<string, JsonNumber>;
    state.sparkline = JSON.parse(row.sparkline) as JsonNumber[];
    for (const attempt of this.attempts.all(row.key)) state.attempts.set(attempt.id, attemptMemory(attempt));
    for (const strand of this.strands.all(row.key)) this.addStrand(state, strand);
    for (const { key, name, count } of this.histograms.all(row.key)) {
      state.histograms.set(name, new HistogramStrand(key, name, count, allocation, (histogram) => this.chunks.openHistograms(histogram)));
    }
    this.replayLog(state);
    return state;
  }

  private columnLoader(): ColumnLoader {
    return {
      strand: (strand, allocation) => this.chunks.openStrand(strand, allocation),
      histogram: (histogram) => this.chunks.openHistograms(histogram),
    };
  }

  private addStrand(state: RunState, row: StrandRow) {
    let series = state.series.get(row.name);
    if (!series) state.series.set(row.name, (series = { key: row.seriesKey, name: row.name, strands: [] }));
    const { count, firstStep, minStep, maxStep, lastStep, nonFinite } = row;
    const facts: StrandFacts = {
      ...{ count, firstStep, minStep, maxStep, lastStep, nonFinite },
      isSorted: row.isSorted === 1,
      lastValue: row.lastValue ?? NaN,
      min: row.min ?? NaN,
      max: row.max ?? NaN,
    };
    const attempt = { key: row.attemptKey, number: row.attemptNumber };
    series.strands.push(new Strand(row.strandKey, attempt, facts, (strand) => this.chunks.openStrand(strand, state.allocation)));
  }

  private replayLog(state: RunState) {
    const byKey = new Map([...state.attempts.values()].map((attempt) => [attempt.key, attempt]));
    for (const { key, attemptKey, receivedAtMs, bytes } of this.log.iterate(state.key)) {
      const attempt = byKey.get(attemptKey)!;
      for (const { packet } of decodePackets(bytes)) {
        attempt.tracker.accept(packet.seq);
        state.apply(attempt, packet, { key, bytes: bytes.length, receivedAtMs });
      }
    }
  }
}

function attemptMemory(row: AttemptRow): AttemptMemory {
  const { key, id, number, droppedRecords, reportedDropped } = row;
  return {
    ...{ key, id, number, droppedRecords, reportedDropped },
    tracker: new SeqTracker(row.lastSeq, JSON.parse(row.missing) as SeqRanges, row.lostForGood),
    isEnded: row.isEnded === 1,
  };
}

