import { crc32 } from './crc32.ts';
import { packetLayout } from './packet-layout.ts';
import type { Columns, HistogramRecord, Packet } from './packet.ts';

const text = new TextEncoder();

/** Grows as it is written to; little-endian throughout. */
class ByteWriter {
  private bytes = new Uint8Array(4096);
  private view = new DataView(this.bytes.buffer);
  length = 0;

  /** Ask for the place first and name `view` or `bytes` afterwards: growing replaces both. */
  private reserve(count: number): number {
    const at = this.length;
    const needed = at + count;
    if (needed > this.bytes.length) {
      const larger = new Uint8Array(Math.max(needed, this.bytes.length * 2));
      larger.set(this.bytes);
      this.bytes = larger;
      this.view = new DataView(larger.buffer);
    }
    this.length = needed;
    return at;
  }
  u8(value: number) { const at = this.reserve(1); this.view.setUint8(at, value); }
  u16(value: number) { const at = this.reserve(2); this.view.setUint16(at, value, true); }
  i16(value: number) { const at = this.reserve(2); this.view.setInt16(at, value, true); }
  u32(value: number) { const at = this.reserve(4); this.view.setUint32(at, value, true); }
  f64(value: number) { const at = this.reserve(8); this.view.setFloat64(at, value, true); }
  f32(value: number) { const at = this.reserve(4); this.view.setFloat32(at, value, true); }
  raw(bytes: Uint8Array) { const at = this.reserve(bytes.length); this.bytes.set(bytes, at); }
  name(name: string) {
    const bytes = text.encode(name);
    this.u16(bytes.length);
    this.raw(bytes);
  }
  u32At(at: number, value: number) { this.view.setUint32(at, value, true); }
  finish(): Uint8Array { return this.bytes.slice(0, this.length); }
  from(at: number): Uint8Array { return this.bytes.subarray(at, this.length); }
}

/**
 * The bytes of one packet, checksum included; `decodePackets` gives back an equal one. Empty parts take no room.
 * Does not check limits: the recorder closes packets before they grow past them.
 */
export function encodePacket(packet: Packet): Uint8Array {
  const writer = new ByteWriter();
  writer.u32(packetLayout.magic);
  writer.u32(0);
  writer.u32(0);
  writer.f64(packet.seq);
  if (packet.columns.steps.length > 0) block(writer, packetLayout.block.columns, () => writeColumns(writer, packet.columns));
  for (const histogram of packet.histograms) writeHistogram(writer, histogram);
  if (packet.events.length > 0) {
    block(writer, packetLayout.block.events, () => writer.raw(text.encode(JSON.stringify(packet.events))));
  }
  writer.u32At(4, writer.length);
  writer.u32At(8, crc32(writer.from(12)));
  return writer.finish();
}

function block(writer: ByteWriter, type: number, write: () => void) {
  writer.u8(type);
  const lengthAt = writer.length;
  writer.u32(0);
  write();
  writer.u32At(lengthAt, writer.length - lengthAt - 4);
}

function writeColumns(writer: ByteWriter, columns: Columns) {
  writer.u32(columns.steps.length);
  for (const step of columns.steps) writer.f64(step);
  for (const at of columns.atMs) writer.f64(at);
  writer.u16(columns.series.length);
  for (const series of columns.series) {
    const isFloat64 = series.values instanceof Float64Array;
    writer.name(series.name);
    writer.u8((isFloat64 ? packetLayout.columnFlag.float64 : 0) | (series.rows ? packetLayout.columnFlag.sparse : 0));
    writer.u32(series.values.length);
    if (series.rows) for (const row of series.rows) writer.u16(row);
    if (isFloat64) for (const value of series.values) writer.f64(value);
    else for (const value of series.values) writer.f32(value);
  }
}

function writeHistogram(writer: ByteWriter, histogram: HistogramRecord) {
  if (histogram.kind === 'category') {
    block(writer, packetLayout.block.categoryHistogram, () => {
      writeHistogramHead(writer, histogram);
      writer.u16(histogram.counts.length);
      for (const count of histogram.counts) writer.u32(count);
    });
    return;
  }
  block(writer, packetLayout.block.exponentHistogram, () => {
    writeHistogramHead(writer, histogram);
    writer.u32(histogram.zero);
    writer.u32(histogram.nan);
    writer.u32(histogram.positiveInfinity);
    writer.u32(histogram.negativeInfinity);
    writer.i16(histogram.lowestExponent);
    writer.u16(histogram.positive.length);
    for (const count of histogram.negative) writer.u32(count);
    for (const count of histogram.positive) writer.u32(count);
  });
}

function writeHistogramHead(writer: ByteWriter, histogram: HistogramRecord) {
  writer.name(histogram.name);
  writer.f64(histogram.step);
  writer.f64(histogram.atMs);
}
