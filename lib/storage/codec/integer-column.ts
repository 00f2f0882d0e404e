import type { ByteReader } from './byte-reader.ts';
import type { ByteWriter } from './byte-writer.ts';

const mode = { secondDifferences: 0, plain: 1 } as const;
/** Below this the second difference still fits a zigzag varint. */
const largest = 2 ** 50;

/**
 * Writes the first `count` numbers as second differences: a constant pace costs next to nothing, a jittering clock about
 * a byte a value. Numbers that are not whole, or are beyond ±2^50, make the whole column plain float64.
 */
export function writeIntegers(writer: ByteWriter, values: Float64Array, count: number): void {
  if (!isCompact(values, count)) {
    writer.u8(mode.plain);
    writer.f64s(values, count);
    return;
  }
  writer.u8(mode.secondDifferences);
  let before = 0;
  let pace = 0;
  let unchanged = 0;
  for (let i = 0; i < count; i++) {
    const difference = values[i]! - before;
    const change = difference - pace;
    before = values[i]!;
    pace = i === 0 ? 0 : difference; // the first number is a place, not a pace
    if (change === 0) {
      unchanged++;
      continue;
    }
    if (unchanged > 0) writeUnchanged(writer, unchanged);
    unchanged = 0;
    writer.varint(change > 0 ? change * 2 : -change * 2 - 1);
  }
  if (unchanged > 0) writeUnchanged(writer, unchanged);
}

function writeUnchanged(writer: ByteWriter, count: number) {
  writer.varint(0);
  writer.varint(count);
}

function isCompact(values: Float64Array, count: number): boolean {
  for (let i = 0; i < count; i++) {
    const value = values[i]!;
    if (!(Math.abs(value) <= largest) || Math.floor(value) !== value || Object.is(value, -0)) return false;
  }
  return true;
}

/** The numbers `writeIntegers` wrote. */
export function readIntegers(reader: ByteReader, count: number): Float64Array {
  if (reader.u8() === mode.plain) return reader.f64s(count);
  const values = new Float64Array(count);
  let before = 0;
  let pace = 0;
  for (let i = 0; i < count; ) {
    const code = reader.varint();
    let repeats = 1;
    let change = 0;
    if (code === 0) repeats = reader.varint();
    else change = code % 2 === 0 ? code / 2 : -(code + 1) / 2;
    for (; repeats > 0 && i < count; repeats--, i++) {
      const difference = pace + change;
      before += difference;
      values[i] = before;
      pace = i === 0 ? 0 : difference;
    }
  }
  return values;
}
