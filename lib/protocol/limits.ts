/** Bounds of the wire. Both sides check them; docs/protocol.md quotes them. */
export const limits = {
  /** Largest packet the server accepts, in bytes. */
  packetBytes: 1_048_576,
  /** Largest `batch:pushed` payload (whole packets, one after another), in bytes. */
  batchBytes: 4_194_304,
  /** Size at which the agent closes a packet, in bytes. */
  packetTargetBytes: 24_576,
  /** Longest series, histogram, layer or variable name, in bytes of UTF-8. */
  nameBytes: 256,
  /** Most rows (distinct step and time pairs) of one packet. */
  rowsPerPacket: 65_535,
  /** Most series columns of one packet. */
  columnsPerPacket: 16_384,
  /** Most bins of one histogram. */
  histogramBins: 4_096,
  /** Longest run name, project name or tag, in characters. */
  titleCharacters: 200,
  /** Longest notes text, in characters. */
  notesCharacters: 65_536,
  /** Largest config, as JSON, in bytes. */
  configBytes: 262_144,
} as const;
