const isLittleEndian = new Uint8Array(Uint32Array.of(1).buffer)[0] === 1;

/** Reads what `ByteWriter` wrote. Reading past the end throws a RangeError: stored bytes are then damaged. */
export class ByteReader {
  private at = 0;
  constructor(private readonly bytes: Buffer) {}

  u8(): number {
    return this.bytes.readUInt8(this.at++);
  }
  f64(): number {
    const value = this.bytes.readDoubleLE(this.at);
    this.at += 8;
    return value;
  }
  varint(): number {
    let value = 0;
    for (let scale = 1; ; scale *= 128) {
      const byte = this.u8();
      value += (byte & 127) * scale;
      if (byte < 128) return value;
    }
  }
  f32s(count: number): Float64Array {
    if (isLittleEndian) return new Float64Array(new Float32Array(this.copy(count * 4)));
    const start = this.at;
    this.at += count * 4;
    return Float64Array.from({ length: count }, (_, i) => this.bytes.readFloatLE(start + i * 4));
  }
  f64s(count: number): Float64Array {
    if (isLittleEndian) return new Float64Array(this.copy(count * 8));
    const start = this.at;
    this.at += count * 8;
    return Float64Array.from({ length: count }, (_, i) => this.bytes.readDoubleLE(start + i * 8));
  }

  private copy(count: number): ArrayBuffer {
    const { buffer, byteOffset, length } = this.bytes;
    if (count > length - this.at) throw new RangeError(`${count} more bytes were expected, ${length - this.at} are left`);
    const start = byteOffset + this.at;
    this.at += count;
    return buffer.slice(start, start + count) as ArrayBuffer;
  }
}
