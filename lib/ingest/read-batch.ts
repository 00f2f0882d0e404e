import { decodeReadable, type FramedPacket } from '../protocol/decode-packet.ts';
import { TunewatchError } from '../protocol/error-code.ts';
import { limits } from '../protocol/limits.ts';
import { findEventFault } from './check-events.ts';

/** Packets of a batch that can be stored, and what is wrong with the one after them, if anything is. */
export interface ReadBatch {
  readonly packets: readonly FramedPacket[];
  readonly refused: { readonly error: unknown; readonly seq: number | null } | null;
}

/**
 * The packets of what came as a batch, up to the first that cannot be taken. Nothing is read of what is not bytes
 * (`batch-malformed`) or too many of them (`batch-too-large`). Never throws.
 */
export function readBatch(batch: unknown): ReadBatch {
  if (!(batch instanceof Uint8Array)) {
    return refusedWhole('batch-malformed', `A batch is one binary value of whole packets; this one is ${spokenType(batch)}. See docs/protocol.md.`);
  }
  if (batch.length > limits.batchBytes) {
    return refusedWhole('batch-too-large', `The batch has ${batch.length} bytes; at most ${limits.batchBytes} are accepted. Send fewer packets at once.`);
  }
  const { packets, fault } = decodeReadable(batch);
  for (const [index, { packet }] of packets.entries()) {
    const error = findEventFault(packet);
    if (error) return { packets: packets.slice(0, index), refused: { error, seq: packet.seq } };
  }
  const before = packets.at(-1)?.packet.seq;
  return { packets, refused: fault && { error: fault.error, seq: fault.seq ?? (before === undefined ? null : before + 1) } };
}

function refusedWhole(code: 'batch-malformed' | 'batch-too-large', message: string): ReadBatch {
  return { packets: [], refused: { error: new TunewatchError(code, message), seq: null } };
}

function spokenType(value: unknown): string {
  if (value === null || value === undefined) return 'missing';
  return Array.isArray(value) ? 'a list' : `of type ${typeof value}`;
}
