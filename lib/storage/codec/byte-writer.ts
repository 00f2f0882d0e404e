/** Collects the bytes of a chunk; little-endian, grows as it is written to. */
export class ByteWriter {
  private bytes = Buffer.allocUnsafe(8192);
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

  u8(value: number) {
    const at = this.reserve(1);
    this.bytes[at] = value;
  }
  f32(value: number) {
    const at = this.reserve(4);
    this.bytes.writeFloatLE(value, at);
  }
  f64(value: number) {
    const at = this.reserve(8);
    this.bytes.writeDoubleLE(value, at);
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
  /** A copy of what was written. */
  finish(): Buffer {
    return Buffer.from(this.bytes.subarray(0, this.length));
  }
}
