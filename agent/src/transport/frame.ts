import { crc32 } from '../../../lib/protocol/crc32.ts';
import type { PacketMessage } from './messages.ts';

/** ASCII "TWF1" read as a little-endian 32-bit number. */
const magic = 0x31465754;
/** magic u32 · total bytes u32 · crc32 of all that follows u32 · seq f64 · records u32 · flags u32 */
export const frameHeaderBytes = 28;
const flagEvents = 1;
/** No packet is larger than the wire's megabyte; a longer length is damage. */
const frameLimitBytes = 1_048_576 + frameHeaderBytes;

/** The bytes under which a packet lies in a spool segment. */
export function encodeFrame(packet: PacketMessage): Buffer {
  const frame = Buffer.allocUnsafe(frameHeaderBytes + packet.bytes.length);
  frame.writeUInt32LE(magic, 0);
  frame.writeUInt32LE(frame.length, 4);
  frame.writeDoubleLE(packet.seq, 12);
  frame.writeUInt32LE(packet.records, 20);
  frame.writeUInt32LE(packet.hasEvents ? flagEvents : 0, 24);
  frame.set(packet.bytes, frameHeaderBytes);
  frame.writeUInt32LE(crc32(frame.subarray(12)), 8);
  return frame;
}

export type FrameAt =
  | { readonly kind: 'frame'; readonly packet: PacketMessage; readonly nextAt: number }
  /** Bytes that are no frame: the next whole frame stands at `nextAt`. */
  | { readonly kind: 'damaged'; readonly nextAt: number }
  /** No whole frame from here on: the end, or a tail that was torn while it was written. */
  | { readonly kind: 'end' };

/**
 * What stands at `at` in a segment. Never throws. A damaged place is skipped up to the next frame whose checksum is right,
 * so that one flipped byte costs one frame. The packet's bytes are a view.
 */
export function readFrame(segment: Buffer, at: number): FrameAt {
  const packet = frameAt(segment, at);
  if (packet) return { kind: 'frame', packet, nextAt: at + frameHeaderBytes + packet.bytes.length };
  for (let next = segment.indexOf('TWF1', at + 1, 'latin1'); next !== -1; next = segment.indexOf('TWF1', next + 1, 'latin1')) {
    if (frameAt(segment, next)) return { kind: 'damaged', nextAt: next };
  }
  return { kind: 'end' };
}

function frameAt(segment: Buffer, at: number): PacketMessage | null {
  if (at + frameHeaderBytes > segment.length || segment.readUInt32LE(at) !== magic) return null;
  const length = segment.readUInt32LE(at + 4);
  if (length < frameHeaderBytes || length > frameLimitBytes || at + length > segment.length) return null;
  if (segment.readUInt32LE(at + 8) !== crc32(segment.subarray(at + 12, at + length))) return null;
  const seq = segment.readDoubleLE(at + 12);
  if (!Number.isSafeInteger(seq) || seq < 1) return null;
  return {
    seq,
    bytes: segment.subarray(at + frameHeaderBytes, at + length),
    records: segment.readUInt32LE(at + 20),
    hasEvents: (segment.readUInt32LE(at + 24) & flagEvents) !== 0,
  };
}
