import { crc32 } from './crc32.ts';
import { TunewatchError } from './error-code.ts';
import { limits } from './limits.ts';
import { packetLayout } from './packet-layout.ts';
import { emptyColumns, type Columns, type HistogramRecord, type Packet, type SeriesColumn } from './packet.ts';
import type { RunEvent } from './run-event.ts';

// ignoreBOM keeps a leading U+FEFF as the character it is; without it two different names would become one.
const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** On such machines, which are nearly all, the bytes of a column are its values. */
const isLittleEndian = new Uint8Array(Uint32Array.of(1).buffer)[0] === 1;
/** Fewer values are read one by one: a buffer of their own costs more than they do, to make and to collect. */
const worthCopying = 16;

/** Reads little-endian values and refuses to read past its end. */
class ByteReader {
  private readonly view: DataView;
  at = 0;
  constructor(private readonly bytes: Uint8Array) {
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }
  get left() { return this.bytes.length - this.at; }
  private take(count: number): number {
    if (count > this.left) throw malformed(`${count} more bytes were announced, ${this.left} are left`);
    const at = this.at;
    this.at += count;
    return at;
  }
  u8() { return this.view.getUint8(this.take(1)); }
  u16() { return this.view.getUint16(this.take(2), true); }
  i16() { return this.view.getInt16(this.take(2), true); }
  u32() { return this.view.getUint32(this.take(4), true); }
  f64() { return this.view.getFloat64(this.take(8), true); }
  raw(count: number) { const at = this.take(count); return this.bytes.subarray(at, at + count); }
  name() {
    const length = this.u16();
    if (length === 0) throw malformed('a name is empty');
    if (length > limits.nameBytes) {
      throw new TunewatchError('name-too-long', `A name has ${length} bytes of UTF-8; at most ${limits.nameBytes} are accepted. Shorten it.`);
    }
    return this.text(length);
  }
  text(length: number) {
    try {
      return text.decode(this.raw(length));
    } catch (cause) {
      throw malformed('a text is not UTF-8', cause);
    }
  }
  f64s(count: number) {
    const at = this.take(count * 8);
    if (isLittleEndian && count >= worthCopying) return new Float64Array(this.copy(at, count * 8));
    const values = new Float64Array(count);
    for (let i = 0; i < count; i++) values[i] = this.view.getFloat64(at + i * 8, true);
    return values;
  }
  f32s(count: number) {
    const at = this.take(count * 4);
    if (isLittleEndian && count >= worthCopying) return new Float32Array(this.copy(at, count * 4));
    const values = new Float32Array(count);
    for (let i = 0; i < count; i++) values[i] = this.view.getFloat32(at + i * 4, true);
    return values;
  }
  u32s(count: number) {
    const at = this.take(count * 4);
    if (isLittleEndian && count >= worthCopying) return new Uint32Array(this.copy(at, count * 4));
    const values = new Uint32Array(count);
    for (let i = 0; i < count; i++) values[i] = this.view.getUint32(at + i * 4, true);
    return values;
  }
  u16s(count: number) {
    const at = this.take(count * 2);
    if (isLittleEndian && count >= worthCopying) return new Uint16Array(this.copy(at, count * 2));
    const values = new Uint16Array(count);
    for (let i = 0; i < count; i++) values[i] = this.view.getUint16(at + i * 2, true);
    return values;
  }
  private copy(at: number, count: number): ArrayBuffer {
    const { buffer, byteOffset } = this.bytes;
    return buffer.slice(byteOffset + at, byteOffset + at + count) as ArrayBuffer;
  }
}

function malformed(what: string, cause?: unknown) {
  return new TunewatchError('packet-malformed', `The packet cannot be read: ${what}. See docs/protocol.md for the layout.`, cause === undefined ? undefined : { cause });
}

/** One packet and the bytes it was read from (a view, not a copy). */
export interface FramedPacket {
  readonly packet: Packet;
  readonly bytes: Uint8Array;
}

/**
 * The packets of a batch, in order; empty for no bytes. Throws TunewatchError (`packet-malformed`,
 * `packet-checksum-wrong`, `packet-too-large`, `name-too-long`) on the first one that cannot be read.
 */
export function decodePackets(batch: Uint8Array): FramedPacket[] {
  const { packets, fault } = decodeReadable(batch);
  if (fault) throw fault.error;
  return packets;
}

/** Packets up to the first that cannot be read, and what is wrong with that one. */
export interface ReadablePackets {
  readonly packets: FramedPacket[];
  /** `seq` is the unreadable packet's own where its header gives a sensible one, else `null`. */
  readonly fault: { readonly error: unknown; readonly seq: number | null } | null;
}

/** As `decodePackets`, but answers what could be read before the fault instead of throwing it. */
export function decodeReadable(batch: Uint8Array): ReadablePackets {
  const packets: FramedPacket[] = [];
  for (let at = 0; at < batch.length; ) {
    try {
      const framed = decodePacketAt(batch, at);
      packets.push(framed);
      at += framed.bytes.length;
    } catch (error) {
      return { packets, fault: { error, seq: announcedSeq(batch.subarray(at)) } };
    }
  }
  return { packets, fault: null };
}

function announcedSeq(bytes: Uint8Array): number | null {
  if (bytes.length < packetLayout.headerBytes) return null;
  const seq = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getFloat64(12, true);
  return Number.isSafeInteger(seq) && seq >= 1 ? seq : null;
}

function decodePacketAt(batch: Uint8Array, at: number): FramedPacket {
  const head = new ByteReader(batch.subarray(at));
  if (head.left < packetLayout.headerBytes) throw malformed(`${head.left} bytes are too few for a header`);
  if (head.u32() !== packetLayout.magic) throw malformed('it does not start with TWP1');
  const length = head.u32();
  if (length > limits.packetBytes) {
    throw new TunewatchError('packet-too-large', `A packet has ${length} bytes; at most ${limits.packetBytes} are accepted. Split it.`);
  }
  if (length < packetLayout.headerBytes || length > batch.length - at) throw malformed(`its length says ${length}, ${batch.length - at} bytes are there`);
  const bytes = batch.subarray(at, at + length);
  if (head.u32() !== crc32(bytes.subarray(12))) {
    throw new TunewatchError('packet-checksum-wrong', 'The packet\'s CRC-32 does not match its content: it was damaged on the way. Send it again.');
  }
  const reader = new ByteReader(bytes);
  reader.raw(12);
  const seq = reader.f64();
  if (!Number.isSafeInteger(seq) || seq < 1) throw malformed(`seq is ${seq}, expected 1, 2, 3 …`);
  return { packet: readBlocks(reader, seq), bytes };
}

function readBlocks(reader: ByteReader, seq: number): Packet {
  let columns: Columns | null = null;
  const histograms: HistogramRecord[] = [];
  const events: RunEvent[] = [];
  while (reader.left > 0) {
    const type = reader.u8();
    const payload = new ByteReader(reader.raw(reader.u32()));
    if (type === packetLayout.block.columns) {
      if (columns) throw malformed('it has two column blocks');
      columns = readColumns(payload);
    } else if (type === packetLayout.block.exponentHistogram) histograms.push(readExponentHistogram(payload));
    else if (type === packetLayout.block.categoryHistogram) histograms.push(readCategoryHistogram(payload));
    else if (type === packetLayout.block.events) events.push(...readEvents(payload));
    else continue; // a block of a later minor version: skipped, so that old servers survive new agents
    if (payload.left > 0) throw malformed(`${payload.left} bytes stand behind the end of block ${type}`);
  }
  return { seq, columns: columns ?? emptyColumns, histograms, events };
}

function readColumns(reader: ByteReader): Columns {
  const rowCount = reader.u32();
  if (rowCount > limits.rowsPerPacket) throw malformed(`${rowCount} rows, at most ${limits.rowsPerPacket} are accepted`);
  const steps = reader.f64s(rowCount);
  const atMs = reader.f64s(rowCount);
  for (let i = 0; i < rowCount; i++) {
    if (!Number.isSafeInteger(steps[i]!)) throw malformed(`step ${steps[i]} is not a whole number`);
    if (!Number.isFinite(atMs[i]!)) throw malformed(`time ${atMs[i]} is not a number of milliseconds`);
  }
  const seriesCount = reader.u16();
  if (seriesCount > limits.columnsPerPacket) throw malformed(`${seriesCount} columns, at most ${limits.columnsPerPacket} are accepted`);
  const series: SeriesColumn[] = [];
  const names = new Set<string>();
  for (let i = 0; i < seriesCount; i++) {
    const column = readColumn(reader, rowCount);
    if (names.has(column.name)) throw malformed(`series "${column.name}" has two columns`);
    names.add(column.name);
    series.push(column);
  }
  return { steps, atMs, series };
}

function readColumn(reader: ByteReader, rowCount: number): SeriesColumn {
  const name = reader.name();
  const flags = reader.u8();
  const count = reader.u32();
  const isSparse = (flags & packetLayout.columnFlag.sparse) !== 0;
  if (isSparse ? count > rowCount : count !== rowCount) throw malformed(`series "${name}" has ${count} values for ${rowCount} rows`);
  const rows = isSparse ? reader.u16s(count) : null;
  if (rows) {
    for (let i = 0; i < count; i++) {
      if (rows[i]! >= rowCount || (i > 0 && rows[i]! <= rows[i - 1]!)) throw malformed(`series "${name}" has row ${rows[i]} out of order or range`);
    }
  }
  return { name, rows, values: flags & packetLayout.columnFlag.float64 ? reader.f64s(count) : reader.f32s(count) };
}

function readHistogramHead(reader: ByteReader) {
  const name = reader.name();
  const step = reader.f64();
  const atMs = reader.f64();
  if (!Number.isSafeInteger(step) || !Number.isFinite(atMs)) throw malformed(`histogram "${name}" has step ${step} at ${atMs}`);
  return { name, step, atMs };
}

function readExponentHistogram(reader: ByteReader): HistogramRecord {
  const head = readHistogramHead(reader);
  const zero = reader.u32();
  const nan = reader.u32();
  const positiveInfinity = reader.u32();
  const negativeInfinity = reader.u32();
  const lowestExponent = reader.i16();
  const bins = histogramBins(reader);
  const negative = reader.u32s(bins);
  return { kind: 'exponent', ...head, zero, nan, positiveInfinity, negativeInfinity, lowestExponent, negative, positive: reader.u32s(bins) };
}

function readCategoryHistogram(reader: ByteReader): HistogramRecord {
  const head = readHistogramHead(reader);
  return { kind: 'category', ...head, counts: reader.u32s(histogramBins(reader)) };
}

function histogramBins(reader: ByteReader): number {
  const bins = reader.u16();
  if (bins > limits.histogramBins) throw malformed(`${bins} histogram bins, at most ${limits.histogramBins} are accepted`);
  return bins;
}

function readEvents(reader: ByteReader): RunEvent[] {
  const json = reader.text(reader.left);
  let events: unknown;
  try {
    events = JSON.parse(json);
  } catch (cause) {
    throw malformed('its events are not JSON', cause);
  }
  if (!Array.isArray(events)) throw malformed('its events are not a list');
  // Shapes are checked by zod in lib/ingest, the rim that may use packages.
  return events as RunEvent[];
}
