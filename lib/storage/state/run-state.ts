import type { Packet } from '../../protocol/packet.ts';
import type { JsonNumber } from '../../protocol/resource.ts';
import { toJsonNumber } from '../../protocol/json-number.ts';
import { clockColumn, packetColumn } from '../columns/chunk-kind.ts';
import type { Allocation, ChunkedColumns } from '../columns/chunked-columns.ts';
import type { HeldMemory } from './memory-tally.ts';
import type { StrandColumns } from '../columns/strand-columns.ts';
import type { StoredHistogram } from '../codec/histogram-chunk.ts';
import { factOf } from './fact.ts';
import { HistogramStrand } from './histogram-strand.ts';
import type { SeqTracker } from './seq-tracker.ts';
import { emptyStrandFacts, Strand } from './strand.ts';
import { isSummarised, mostSummarised, sparklineSeries, sparklinePoints } from './summarised-series.ts';

export interface AttemptMemory {
  readonly key: number;
  readonly id: string;
  readonly number: number;
  tracker: SeqTracker;
  /** Records the agent counted as dropped, from its events and its heartbeats. */
  droppedRecords: number;
  reportedDropped: number;
  isEnded: boolean;
}

export interface SeriesMemory {
  key: number | null;
  readonly name: string;
  /** One per attempt that has points, oldest attempt first. */
  readonly strands: Strand[];
}

/** How the columns of a state are read from the disk when they are first needed. */
export interface ColumnLoader {
  strand(strand: Strand, allocation: Allocation): StrandColumns;
  histogram(histogram: HistogramStrand): StoredHistogram[];
}

/** All that is held of a run in memory: what was folded, and on top of it what still stands in the packet log. */
export class RunState {
  readonly attempts = new Map<string, AttemptMemory>();
  readonly series = new Map<string, SeriesMemory>();
  readonly histograms = new Map<string, HistogramStrand>();
  /** Facts and events that a fold has to write. */
  readonly changedFacts = new Map<string, unknown>();
  newEvents: { readonly packet: number; readonly body: string }[] = [];
  lastStep: number | null = null;
  summary: Record<string, JsonNumber> = {};
  sparkline: JsonNumber[] = [];
  /** Key of the newest packet applied, and how many bytes of them are not folded yet. */
  appliedPacketKey = 0;
  unfoldedBytes = 0;
  /** Bytes the last fold wrote of chunks that are not full; folding much more often than that many bytes come in would not pay. */
  foldCostBytes = 0;
  private lastStepOfAttempt = 0;

  constructor(
    readonly key: number,
    readonly id: string,
    readonly clock: ChunkedColumns,
    readonly packets: ChunkedColumns,
    readonly allocation: HeldMemory,
    private readonly loader: ColumnLoader,
  ) {}

  get lostRecords(): number {
    let lost = 0;
    for (const attempt of this.attempts.values()) lost += attempt.tracker.lost + Math.max(attempt.droppedRecords, attempt.reportedDropped);
    return lost;
  }
  get newestAttempt(): AttemptMemory | null {
    return [...this.attempts.values()].at(-1) ?? null;
  }

  /** Takes in a packet that stands in the log. Rows, packets and series are numbered in the order of these calls. */
  apply(attempt: AttemptMemory, packet: Packet, stored: { readonly key: number; readonly bytes: number; readonly receivedAtMs: number }): void {
    const packetNumber = this.packets.total;
    this.applyColumns(attempt, packet.columns);
    for (const record of packet.histograms) this.histogram(record.name).push({ packet: packetNumber, attempt: attempt.number, record });
    if (packet.events.length > 0) this.applyEvents(attempt, packet, packetNumber);
    this.packets.pushAll([attempt.number, packet.seq, packet.columns.steps.length, stored.receivedAtMs].map((value) => Float64Array.of(value)), packetColumn.seq);
    this.appliedPacketKey = stored.key;
    this.unfoldedBytes += stored.bytes;
  }

  private applyColumns(attempt: AttemptMemory, columns: Packet['columns']) {
    const rows = { firstRow: this.clock.total, steps: columns.steps.map(positiveZero), atMs: columns.atMs.map(positiveZero) };
    this.clock.pushAll([rows.steps, rows.atMs], clockColumn.step);
    for (const step of rows.steps) this.noteStep(attempt, step);
    for (const series of columns.series) {
      if (series.values.length === 0) continue;
      this.strand(series.name, attempt).push(rows, series.rows, series.values);
      this.noteNewest(series.name, series.values);
    }
  }

  private noteStep(attempt: AttemptMemory, step: number) {
    if (attempt.number < this.lastStepOfAttempt) return;
    if (attempt.number > this.lastStepOfAttempt || this.lastStep === null || step > this.lastStep) this.lastStep = step;
    this.lastStepOfAttempt = attempt.number;
  }

  /** After a load: the attempt `lastStep` belongs to. */
  restoreLastStep(step: number | null, attemptNumber: number): void {
    this.lastStep = step;
    this.lastStepOfAttempt = attemptNumber;
  }
  get attemptOfLastStep(): number {
    return this.lastStepOfAttempt;
  }

  private noteNewest(name: string, values: Float32Array | Float64Array) {
    if (isSummarised(name) && (name in this.summary || Object.keys(this.summary).length < mostSummarised)) {
      this.summary = { ...this.summary, [name]: toJsonNumber(values.at(-1)!) };
    }
    if (name === sparklineSeries) {
      this.sparkline = [...this.sparkline, ...Array.from(values.subarray(-sparklinePoints), toJsonNumber)].slice(-sparklinePoints);
    }
  }

  private applyEvents(attempt: AttemptMemory, packet: Packet, packetNumber: number) {
    const body = JSON.stringify(packet.events);
    this.newEvents.push({ packet: packetNumber, body });
    this.allocation.bytes += body.length;
    for (const event of packet.events) {
      const fact = factOf(event);
      if (fact) this.changedFacts.set(fact.kind, fact.body);
      if (event.kind === 'records-dropped') attempt.droppedRecords += event.count;
      if (event.kind === 'attempt-ended') attempt.isEnded = true;
    }
  }

  private strand(name: string, attempt: AttemptMemory): Strand {
    let series = this.series.get(name);
    if (!series) this.series.set(name, (series = { key: null, name, strands: [] }));
    let strand = series.strands.find((candidate) => candidate.attempt.number === attempt.number);
    if (!strand) {
      strand = new Strand(null, { key: attempt.key, number: attempt.number }, emptyStrandFacts(), (empty) => this.loader.strand(empty, this.allocation));
      series.strands.push(strand);
      series.strands.sort((a, b) => a.attempt.number - b.attempt.number);
    }
    return strand;
  }

  private histogram(name: string): HistogramStrand {
    let histogram = this.histograms.get(name);
    if (!histogram) this.histograms.set(name, (histogram = new HistogramStrand(null, name, 0, this.allocation, (empty) => this.loader.histogram(empty))));
    return histogram;
  }

  /** Forgets what a fold has written. */
  folded(): void {
    this.clock.written();
    this.packets.written();
    for (const { strands } of this.series.values()) for (const strand of strands) if (strand.isChanged) strand.columns.written();
    for (const histogram of this.histograms.values()) histogram.written();
    this.changedFacts.clear();
    for (const { body } of this.newEvents) this.allocation.bytes -= body.length;
    this.newEvents = [];
    this.unfoldedBytes = 0;
  }
}

/** Steps and times have one zero. */
function positiveZero(value: number): number {
  return value + 0;
}
