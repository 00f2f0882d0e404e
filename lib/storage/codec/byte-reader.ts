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
    const values = new Float64Array(count);
    for (let i = 0; i < count; i++) values[i] = this.bytes.readFloatLE(this.at + i * 4);
    this.at += count * 4;
    return values;
  }
  f64s(count: number): Float64Array {
    const values = new Float64Array(count);
    for (let i = 0; i < count; i++) values[i] = this.bytes.readDoubleLE(this.at + i * 8);
    this.at += count * 8;
    return values;
  }
}
