/** Numbers of the binary packet layout; docs/protocol.md draws it. All integers and floats are little-endian. */
export const packetLayout = {
  /** ASCII "TWP1" read as a little-endian 32-bit number. */
  magic: 0x31505754,
  /** magic u32 · total bytes u32 · crc32 of all that follows u32 · seq f64 */
  headerBytes: 20,
  block: { columns: 1, exponentHistogram: 2, categoryHistogram: 3, events: 4 },
  /** type u8 · payload bytes u32 */
  blockHeaderBytes: 5,
  columnFlag: { float64: 1, sparse: 2 },
} as const;
