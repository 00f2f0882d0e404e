import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib';
import type { Task } from '../../lib/protocol/agent-channel.ts';
import { decodePackets } from '../../lib/protocol/decode-packet.ts';
import { encodePacket } from '../../lib/protocol/encode-packet.ts';
import type { Packet, SeriesColumn } from '../../lib/protocol/packet.ts';

/** What is needed to judge a run again: its packets as a server got them, and what its header said. */
export interface RecordedRun {
  readonly runId: string;
  readonly task: Task | null;
  readonly totalSteps: number | null;
  readonly packets: readonly Packet[];
  /** Whatever the recorder wants to remember; the judge never sees it. */
  readonly about: Readonly<Record<string, unknown>>;
}

const formatVersion = 1;
/** A recorded run that unpacks to more than this is refused. */
const mostBytes = 1 << 30;

/**
 * The bytes of a recorded run: Brotli over the length of a JSON head (4 bytes, little-endian), the head, and the packets in
 * the form of the wire. Kept small: numbers as float32 where that loses no range (norms and the like to four digits), histograms
 * only of the kind that is judged, no measures of the machine.
 */
export function encodeRecordedRun({ packets, ...head }: RecordedRun): Buffer {
  const headBytes = Buffer.from(JSON.stringify({ ...head, formatVersion }));
  const length = Buffer.alloc(4);
  length.writeUInt32LE(headBytes.length);
  const kept = packets.map((packet) => encodePacket(compact(packet)));
  return brotliCompressSync(Buffer.concat([length, headBytes, ...kept]), { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 22 } });
}

/** The recorded run behind its bytes. Throws an Error that says what is wrong with them. */
export function decodeRecordedRun(bytes: Uint8Array): RecordedRun {
  let unpacked: Buffer;
  try {
    unpacked = brotliDecompressSync(bytes, { maxOutputLength: mostBytes });
  } catch (cause) {
    throw new Error('It is not a recorded run: it does not unpack.', { cause });
  }
  const length = unpacked.length < 4 ? 0 : unpacked.readUInt32LE(0);
  if (length === 0 || length > unpacked.length - 4) throw new Error('It is not a recorded run: its head is missing.');
  const { formatVersion: version, ...head } = JSON.parse(unpacked.subarray(4, 4 + length).toString()) as Omit<RecordedRun, 'packets'> & { readonly formatVersion: number };
  if (version !== formatVersion) throw new Error(`It is a recorded run of format ${version}; this Tunewatch reads format ${formatVersion}.`);
  return { ...head, packets: decodePackets(unpacked.subarray(4 + length)).map(({ packet }) => packet) };
}

function compact(packet: Packet): Packet {
  const series = packet.columns.series.filter(({ name }) => !isOfTheMachine(name)).map(narrow);
  return { ...packet, columns: { ...packet.columns, series }, histograms: packet.histograms.filter(({ kind }) => kind === 'category') };
}

function isOfTheMachine(name: string): boolean {
  return name.startsWith('system/') || name === 'samples-per-second' || name === 'agent-cost-ratio';
}

/** Measures that no rule reads to more than four digits; losses, metrics, rates and shares are kept as they are. */
const measured = /^(step-ms$|agent-cost-ratio$|gradient-(norm|mean-abs|noise-scale)|activation-(mean|std)|update-ratio|input-(mean|std|min|max))/;

function narrow(column: SeriesColumn): SeriesColumn {
  const values = Float32Array.from(column.values);
  const survives = values.every((value, index) => Number.isFinite(value) === Number.isFinite(column.values[index]) && (value === 0) === (column.values[index] === 0));
  if (!survives) return column;
  return { ...column, values: measured.test(column.name) ? values.map(toFourDigits) : values };
}

const bits = new DataView(new ArrayBuffer(4));

/** The number with the 12 upper bits of its mantissa, rounded; exact for zero and for what is not finite. */
function toFourDigits(value: number): number {
  if (!Number.isFinite(value)) return value;
  bits.setFloat32(0, value);
  bits.setUint32(0, (bits.getUint32(0) + 0x400) & 0xfffff800);
  const rounded = bits.getFloat32(0);
  return Number.isFinite(rounded) ? rounded : value;
}
