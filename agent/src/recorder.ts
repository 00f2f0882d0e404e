import { encodePacket } from '../../lib/protocol/encode-packet.ts';
import { limits } from '../../lib/protocol/limits.ts';
import type { Columns, HistogramRecord, SeriesColumn } from '../../lib/protocol/packet.ts';
import type { RunEvent } from '../../lib/protocol/run-event.ts';

/** An encoded packet and what has to be known to count it when it is dropped. */
export interface RecordedPacket {
  readonly seq: number;
  readonly bytes: Uint8Array;
  /** Values, histograms and events in it. */
  readonly records: number;
  readonly hasEvents: boolean;
}

interface OpenColumn {
  readonly rows: number[];
  readonly values: number[];
}

/** Rows of one step that lie no further apart share a clock entry. */
const sameRowMs = 20;
const rowBytes = 16;
const columnHeadBytes = 7;
const valueBytes = 10;
/** A packet of very many series may grow until each has this many bytes: one value a column costs everybody more than the values. */
const bytesPerColumn = 96;

/**
 * Turns records into packets: columns with one clock, a gapless `seq` from 1, float32 where every value survives it.
 * A packet is closed when it reaches its size, or by `close`; each goes to `onPacket` in order of `seq`.
 */
export class Recorder {
  private seq = 0;
  private steps: number[] = [];
  private times: number[] = [];
  private columns = new Map<string, OpenColumn>();
  private histograms: HistogramRecord[] = [];
  private events: RunEvent[] = [];
  private records = 0;
  private openBytes = 0;
  private openedAt: number | null = null;
  private readonly encoder = new TextEncoder();

  constructor(
    private readonly onPacket: (packet: RecordedPacket) => void,
    private readonly targetBytes: number = limits.packetTargetBytes,
  ) {}

  /** Estimated size of the open packet. */
  get bytes(): number {
    return this.openBytes;
  }
  /** True when the open packet is to be closed for its size. */
  get isLarge(): boolean {
    return this.openBytes >= this.targetBytes && (this.openBytes >= limits.packetBytes / 2 || this.openBytes >= this.columns.size * bytesPerColumn);
  }
  /** Time of the first record in the open packet, `null` when it is empty. */
  get openedAtMs(): number | null {
    return this.openedAt;
  }
  /** Largest seq given out, 0 before the first. */
  get lastSeq(): number {
    return this.seq;
  }
  /** Records in the open packet. */
  get openRecords(): number {
    return this.records;
  }

  /** `name` is a valid series name and `step` a safe integer: the caller has checked. */
  scalar(step: number, atMs: number, name: string, value: number): void {
    let column = this.columns.get(name);
    if (column === undefined) {
      if (this.columns.size >= limits.columnsPerPacket) this.close();
      column = { rows: [], values: [] };
      this.columns.set(name, column);
      this.openBytes += columnHeadBytes + name.length;
    }
    column.rows.push(this.rowFor(step, atMs, column));
    column.values.push(value);
    this.openBytes += valueBytes;
    this.count(atMs);
    if (this.isLarge || this.steps.length >= limits.rowsPerPacket) this.close();
  }

  histogram(record: HistogramRecord): void {
    const bins = record.kind === 'category' ? record.counts.length : record.positive.length * 2;
    this.openBytes += 48 + record.name.length + bins * 4;
    this.histograms.push(record);
    this.count(record.atMs);
    if (this.isLarge) this.close();
  }

  /** False when the event is too large for any packet; it is then left out. */
  event(event: RunEvent): boolean {
    const bytes = this.encoder.encode(JSON.stringify(event)).length;
    if (bytes > limits.packetBytes - 2 * limits.packetTargetBytes) return false;
    if (this.openBytes + bytes > limits.packetBytes / 2) this.close();
    this.openBytes += bytes;
    this.events.push(event);
    this.count(event.atMs);
    if (this.isLarge) this.close();
    return true;
  }

  /** Closes the open packet and hands it over; nothing happens when it is empty. */
  close(): void {
    if (this.records === 0) return;
    const { records, events, histograms } = this;
    const columns = this.closeColumns();
    // Emptied before anything can throw: a packet that cannot be encoded must not come back at every flush.
    this.reset();
    this.seq += 1;
    const bytes = encodePacket({ seq: this.seq, columns, histograms, events });
    this.onPacket({ seq: this.seq, bytes, records, hasEvents: events.length > 0 });
  }

  private reset(): void {
    this.steps = [];
    this.times = [];
    this.columns = new Map();
    this.histograms = [];
    this.events = [];
    this.records = 0;
    this.openBytes = 0;
    this.openedAt = null;
  }

  private count(atMs: number): void {
    this.records += 1;
    this.openedAt ??= atMs;
  }

  private rowFor(step: number, atMs: number, column: OpenColumn): number {
    const last = this.steps.length - 1;
    const isTaken = column.rows.length > 0 && column.rows[column.rows.length - 1] === last;
    if (last >= 0 && !isTaken && this.steps[last] === step && Math.abs(atMs - this.times[last]!) <= sameRowMs) return last;
    this.steps.push(step);
    this.times.push(atMs);
    this.openBytes += rowBytes;
    return last + 1;
  }

  private closeColumns(): Columns {
    const rowCount = this.steps.length;
    const series: SeriesColumn[] = [];
    for (const [name, column] of this.columns) {
      const narrow = Float32Array.from(column.values);
      const survives = column.values.every((value, index) => Object.is(narrow[index]!, value));
      series.push({
        name,
        rows: column.rows.length === rowCount ? null : Uint16Array.from(column.rows),
        values: survives ? narrow : Float64Array.from(column.values),
      });
    }
    return { steps: Float64Array.from(this.steps), atMs: Float64Array.from(this.times), series };
  }
}
