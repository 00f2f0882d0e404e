import { ByteReader } from '../codec/byte-reader.ts';
import { ByteWriter } from '../codec/byte-writer.ts';
import { readIntegers, writeIntegers } from '../codec/integer-column.ts';
import { readValues, writeValues } from '../codec/value-column.ts';

/** How a chunk of parallel columns is laid out: its columns in memory, and its bytes on disk. */
export interface ChunkKind {
  /** Entries of a full chunk. */
  readonly capacity: number;
  readonly columnCount: number;
  encode(columns: readonly Float64Array[], count: number): Buffer;
  /** The columns, each as long as the chunk has entries; a column that stands elsewhere comes back empty. */
  decode(bytes: Buffer): readonly Float64Array[];
}

interface Column {
  write(writer: ByteWriter, values: Float64Array, count: number): void;
  read(reader: ByteReader, count: number): Float64Array;
}
const integers: Column = { write: writeIntegers, read: readIntegers };
const values: Column = { write: writeValues, read: readValues };

/** One writer for all chunks: encoding is synchronous, and what it answers is a copy. */
const shared = new ByteWriter();

function plainKind(capacity: number, columns: readonly Column[]): ChunkKind {
  return {
    capacity,
    columnCount: columns.length,
    encode(stored, count) {
      const writer = shared.clear();
      writer.varint(count);
      columns.forEach((column, i) => column.write(writer, stored[i]!, count));
      return writer.finish();
    },
    decode(bytes) {
      const reader = new ByteReader(bytes);
      const count = reader.varint();
      return columns.map((column) => column.read(reader, count));
    },
  };
}

/** Step and time of rows. */
export const clockChunk = plainKind(1024, [integers, integers]);
export const clockColumn = { step: 0, atMs: 1 } as const;

/** Attempt number, seq, row count and time of receipt of packets. */
export const packetChunk = plainKind(1024, [integers, integers, integers, integers]);
export const packetColumn = { attempt: 0, seq: 1, rows: 2, receivedAtMs: 3 } as const;

/** Pyramid nodes: first step and time, smallest, largest and mean finite value (NaN when there is none), non-finite count. */
export const nodeChunk = plainKind(256, [integers, integers, values, values, values, integers]);
export const nodeColumn = { step: 0, atMs: 1, min: 2, max: 3, mean: 4, nonFinite: 5 } as const;

/** A series that has a value in fewer than one of so many rows keeps steps and times of its own. */
const sparseFrom = 4;

const flag = { ownClock: 1, everyRow: 2 } as const;

/**
 * Row, step, time and value. A dense chunk leaves step and time to the run's clock, which holds them once for all series;
 * a sparse one carries its own, so that reading it does not touch the whole clock. Rows must be strictly increasing.
 */
export const valueChunk: ChunkKind = {
  capacity: 1024,
  columnCount: 4,
  encode(columns, count) {
    const [rows, steps, times, numbers] = columns as [Float64Array, Float64Array, Float64Array, Float64Array];
    const span = rows[count - 1]! - rows[0]! + 1;
    const hasOwnClock = span > count * sparseFrom;
    const isEveryRow = span === count;
    const writer = shared.clear();
    writer.varint(count);
    writer.u8((hasOwnClock ? flag.ownClock : 0) | (isEveryRow ? flag.everyRow : 0));
    if (isEveryRow) writer.varint(rows[0]!);
    else writeIntegers(writer, rows, count);
    if (hasOwnClock) {
      writeIntegers(writer, steps, count);
      writeIntegers(writer, times, count);
    }
    writeValues(writer, numbers, count);
    return writer.finish();
  },
  decode(bytes) {
    const reader = new ByteReader(bytes);
    const count = reader.varint();
    const flags = reader.u8();
    const hasOwnClock = (flags & flag.ownClock) !== 0;
    const rows = flags & flag.everyRow ? consecutive(reader.varint(), count) : readIntegers(reader, count);
    const steps = hasOwnClock ? readIntegers(reader, count) : none;
    const times = hasOwnClock ? readIntegers(reader, count) : none;
    return [rows, steps, times, readValues(reader, count)];
  },
};

function consecutive(first: number, count: number): Float64Array {
  const numbers = new Float64Array(count);
  for (let i = 0; i < count; i++) numbers[i] = first + i;
  return numbers;
}

export const valueColumn = { row: 0, step: 1, atMs: 2, value: 3 } as const;
const none = new Float64Array(0);
