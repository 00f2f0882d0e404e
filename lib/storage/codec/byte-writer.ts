/** Chunks keep their numbers in little-endian order; where the machine does too, whole columns are copied. */
const isLittleEndian = new Uint8Array(Uint32Array.of(1).buffer)[0] === 1;

/** Where float32 columns are made; a chunk has at most so many entries. */
const singles = new Float32Array(1024);

/** Chunks are made by the thousand and written soon after: one piece of memory for many of them spares most of the cost. */
const slabBytes = 262_144;
let slab = Buffer.alloc(0);
let slabUsed = 0;

function takeFromSlab(length: number): Buffer {
  if (length > slabBytes / 4) return Buffer.allocUnsafeSlow(length);
  if (length > slab.length - slabUsed) {
    slab = Buffer.allocUnsafeSlow(slabBytes);
    slabUsed = 0;
  }
  const taken = slab.subarray(slabUsed, slabUsed + length);
  slabUsed += length;
  return taken;
}

/** Collects the bytes of a chunk; little-endian, grows as it is written to. */
export class ByteWriter {
  private bytes = Buffer.allocUnsafe(16_384);
  private length = 0;

  private reserve(count: number): number {
    const at = this.length;
    if (at + count > this.bytes.length) {
      const larger = Buffer.allocUnsafe(Math.max(at + count, this.bytes.length * 2));
      this.bytes.copy(larger, 0, 0, at);
      this.bytes = larger;
    }
    this.length = at + count;
    return at;
  }

  /** Begins anew; the memory stays. */
  clear(): this {
    this.length = 0;
    return this;
  }
  u8(value: number) {
    const at = this.reserve(1);
    this.bytes[at] = value;
  }
  f64(value: number) {
    const at = this.reserve(8);
    this.bytes.writeDoubleLE(value, at);
  }
  f32s(values: Float64Array, count: number) {
    const at = this.reserve(count * 4);
    if (isLittleEndian && count <= singles.length) {
      singles.set(values.subarray(0, count));
      this.copy(singles.subarray(0, count), at);
    } else for (let i = 0; i < count; i++) this.bytes.writeFloatLE(values[i]!, at + i * 4);
  }
  f64s(values: Float64Array, count: number) {
    const at = this.reserve(count * 8);
    if (isLittleEndian) this.copy(values.subarray(0, count), at);
    else for (let i = 0; i < count; i++) this.bytes.writeDoubleLE(values[i]!, at + i * 8);
  }
  /** A whole number from 0 to 2^53, 7 bits a byte, lowest first. */
  varint(value: number) {
    let rest = value;
    while (rest >= 128) {
      this.u8((rest % 128) | 128);
      rest = Math.floor(rest / 128);
    }
    this.u8(rest);
  }
  /** A copy of what was written. Small ones share memory that is freed when the last of them is gone. */
  finish(): Buffer {
    const taken = takeFromSlab(this.length);
    this.bytes.copy(taken, 0, 0, this.length);
    return taken;
  }

  private copy(values: Float32Array | Float64Array, at: number) {
    this.bytes.set(new Uint8Array(values.buffer, values.byteOffset, values.byteLength), at);
  }
}
