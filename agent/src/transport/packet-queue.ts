import type { PacketMessage } from './messages.ts';

/**
 * Packets that wait for the server, in order of `seq`. Counted in records, at any time:
 * appended = pending + acknowledged + dropped; drops are told by reason to the `onDropped` of the implementation.
 */
export interface PacketQueue {
  /** Largest seq appended, 0 before the first. */
  readonly lastSeq: number;
  /** Largest seq acknowledged, 0 before the first. */
  readonly acknowledgedSeq: number;
  readonly pendingRecords: number;
  /** Keeps the packet; one whose seq is not larger than `lastSeq` is known and ignored. */
  append(packet: PacketMessage): void;
  /** The next packets after `afterSeq`, at least one where there is one, otherwise about `maxBytes`; empty at the end. */
  read(afterSeq: number, maxBytes: number): readonly PacketMessage[];
  /** Everything up to `seq` is stored by the server, or was counted as lost. */
  acknowledge(seq: number): void;
  close(): void;
}

export type OnDropped = (reason: string, records: number) => void;
