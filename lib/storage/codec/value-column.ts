import type { ByteReader } from './byte-reader.ts';
import type { ByteWriter } from './byte-writer.ts';

const mode = { float32: 0, float64: 1, constant: 2 } as const;

/**
 * Writes the first `count` numbers, any of which may be NaN, ±Infinity or −0: once when all are the same, as float32 when
 * each survives it bit for bit (all NaN count as one), else as float64.
 */
export function writeValues(writer: ByteWriter, values: Float64Array, count: number): void {
  let isConstant = count > 0;
  let fitsFloat32 = true;
  for (let i = 0; i < count; i++) {
    const value = values[i]!;
    if (isConstant && !Object.is(value, values[0])) isConstant = false;
    if (fitsFloat32 && !survivesFloat32(value)) fitsFloat32 = false;
    if (!isConstant && !fitsFloat32) break;
  }
  if (isConstant) {
    writer.u8(mode.constant);
    writer.f64(values[0]!);
  } else if (fitsFloat32) {
    writer.u8(mode.float32);
    writer.f32s(values, count);
  } else {
    writer.u8(mode.float64);
    writer.f64s(values, count);
  }
}

/** The numbers `writeValues` wrote. */
export function readValues(reader: ByteReader, count: number): Float64Array {
  switch (reader.u8()) {
    case mode.constant:
      return new Float64Array(count).fill(reader.f64());
    case mode.float32:
      return reader.f32s(count);
    default:
      return reader.f64s(count);
  }
}

/** True when the number is the same after a trip through float32. NaN and ±Infinity are. */
export function survivesFloat32(value: number): boolean {
  return Math.fround(value) === value || value !== value;
}
