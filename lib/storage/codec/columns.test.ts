import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ByteReader } from './byte-reader.ts';
import { ByteWriter } from './byte-writer.ts';
import { readIntegers, writeIntegers } from './integer-column.ts';
import { readValues, writeValues } from './value-column.ts';

function roundTrip(numbers: readonly number[], write: typeof writeValues, read: typeof readValues) {
  const writer = new ByteWriter();
  write(writer, Float64Array.from(numbers), numbers.length);
  const bytes = writer.finish();
  return { bytes, numbers: Array.from(read(new ByteReader(bytes), numbers.length)) };
}

const special = fc.constantFrom(NaN, Infinity, -Infinity, -0, 0, 5e-324, -5e-324, Number.MAX_VALUE, Math.fround(1e-45), 3.4028234663852886e38, 0.1);

describe('value column', () => {
  it('gives back every number, non-finite ones and −0 too', () => {
    fc.assert(fc.property(fc.array(fc.oneof(fc.double(), fc.float(), special)), (numbers) => void expect(roundTrip(numbers, writeValues, readValues).numbers).toEqual(numbers)));
  });
  it('takes 4 bytes a value that float32 holds, 8 bytes else, and 9 in all when all are the same', () => {
    const size = (numbers: readonly number[]) => roundTrip(numbers, writeValues, readValues).bytes.length;
    expect(size([0.5, NaN, -Infinity, -0])).toBe(1 + 4 * 4);
    expect(size([0.5, 0.1])).toBe(1 + 2 * 8);
    expect(size(Array.from({ length: 1000 }, () => 0.1))).toBe(1 + 8);
    expect(size(Array.from({ length: 1000 }, () => NaN))).toBe(1 + 8);
  });
});

describe('integer column', () => {
  const anyNumber = fc.oneof(fc.maxSafeInteger(), fc.integer(), fc.nat(1000), fc.double(), special);
  it('gives back every number, whole or not', () => {
    fc.assert(fc.property(fc.array(anyNumber), (numbers) => void expect(roundTrip(numbers, writeIntegers, readIntegers).numbers).toEqual(numbers)));
  });
  it('gives back runs of a constant pace', () => {
    const paces = fc.array(fc.tuple(fc.integer({ min: -5, max: 5 }), fc.nat(40)));
    fc.assert(
      fc.property(fc.integer(), paces, (first, parts) => {
        const numbers = [first];
        for (const [pace, count] of parts) for (let i = 0; i < count; i++) numbers.push(numbers.at(-1)! + pace);
        expect(roundTrip(numbers, writeIntegers, readIntegers).numbers).toEqual(numbers);
      }),
    );
  });
  it('takes a few bytes for a constant pace and about one a value for a jittering clock', () => {
    const size = (number: (i: number) => number) => roundTrip(Array.from({ length: 1024 }, (_, i) => number(i)), writeIntegers, readIntegers).bytes.length;
    expect(size((i) => 7 + 10 * i)).toBeLessThan(12);
    expect(size((i) => 1_750_000_000_000 + 100 * i + ((i * 7919) % 11))).toBeLessThan(1100);
  });
});

it('reading past the end of damaged bytes throws', () => {
  const { bytes } = roundTrip([1, 2, 300, 0.5], writeValues, readValues);
  for (let length = 0; length < bytes.length; length++) expect(() => readValues(new ByteReader(bytes.subarray(0, length)), 4), `${length} bytes`).toThrow(RangeError);
});
