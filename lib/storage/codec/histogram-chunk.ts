import type { HistogramRecord } from '../../protocol/packet.ts';
import { ByteReader } from './byte-reader.ts';
import { ByteWriter } from './byte-writer.ts';
import { readIntegers, writeIntegers } from './integer-column.ts';

/** A histogram record and where it came from. */
export interface StoredHistogram {
  /** Number of its packet, counted over the run. */
  readonly packet: number;
  /** Number of the attempt that sent it. */
  readonly attempt: number;
  readonly record: HistogramRecord;
}

/** Records of a full histogram chunk. */
export const histogramsPerChunk = 32;

const kind = { exponent: 0, category: 1 } as const;

/** The bytes of some records of one histogram; the name is not in them. */
export function encodeHistograms(stored: readonly StoredHistogram[]): Buffer {
  const writer = new ByteWriter();
  writer.varint(stored.length);
  const column = (read: (histogram: StoredHistogram) => number) => writeIntegers(writer, Float64Array.from(stored, read), stored.length);
  column(({ packet }) => packet);
  column(({ attempt }) => attempt);
  column(({ record }) => record.step);
  column(({ record }) => record.atMs);
  for (const { record } of stored) writeRecord(writer, record);
  return writer.finish();
}

function writeRecord(writer: ByteWriter, record: HistogramRecord) {
  writer.u8(kind[record.kind]);
  if (record.kind === 'category') {
    writer.varint(record.counts.length);
    for (const count of record.counts) writer.varint(count);
    return;
  }
  writer.varint(record.zero);
  writer.varint(record.nan);
  writer.varint(record.positiveInfinity);
  writer.varint(record.negativeInfinity);
  writer.f64(record.lowestExponent);
  writer.varint(record.positive.length);
  for (const count of record.negative) writer.varint(count);
  for (const count of record.positive) writer.varint(count);
}

/** The records `encodeHistograms` wrote, under the name given. */
export function decodeHistograms(bytes: Buffer, name: string): StoredHistogram[] {
  const reader = new ByteReader(bytes);
  const count = reader.varint();
  const packets = readIntegers(reader, count);
  const attempts = readIntegers(reader, count);
  const steps = readIntegers(reader, count);
  const times = readIntegers(reader, count);
  return Array.from({ length: count }, (_, i) => ({
    packet: packets[i]!,
    attempt: attempts[i]!,
    record: readRecord(reader, { name, step: steps[i]!, atMs: times[i]! }),
  }));
}

function readRecord(reader: ByteReader, head: { readonly name: string; readonly step: number; readonly atMs: number }): HistogramRecord {
  const counts = (length: number) => Uint32Array.from({ length }, () => reader.varint());
  if (reader.u8() === kind.category) return { kind: 'category', ...head, counts: counts(reader.varint()) };
  const [zero, nan, positiveInfinity, negativeInfinity] = [reader.varint(), reader.varint(), reader.varint(), reader.varint()];
  const lowestExponent = reader.f64();
  const bins = reader.varint();
  return { kind: 'exponent', ...head, zero, nan, positiveInfinity, negativeInfinity, lowestExponent, negative: counts(bins), positive: counts(bins) };
}
