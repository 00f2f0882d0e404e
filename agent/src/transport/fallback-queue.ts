import type { PacketMessage } from './messages.ts';
import type { PacketQueue } from './packet-queue.ts';

/** How long to go on in memory before the disk is tried again, in milliseconds. */
const retryDiskAfterMs = 5_000;

/**
 * The disk as long as it takes packets, bounded memory while it does not (full, read-only, gone). What gathered in memory
 * is written down as soon as the disk takes it again. `onDiskRefused` is called at each turn to memory.
 */
export class FallbackQueue implements PacketQueue {
  private isOnDisk: boolean;
  private retryAtMs = 0;
  private acknowledged = 0;

  constructor(
    private readonly disk: PacketQueue | null,
    private readonly memory: PacketQueue,
    private readonly onDiskRefused: (error: unknown) => void,
    private readonly nowMs: () => number = Date.now,
  ) {
    this.isOnDisk = disk !== null;
  }

  get lastSeq(): number {
    return Math.max(this.disk?.lastSeq ?? 0, this.memory.lastSeq);
  }
  get acknowledgedSeq(): number {
    return Math.max(this.acknowledged, this.disk?.acknowledgedSeq ?? 0);
  }
  get pendingRecords(): number {
    return (this.disk?.pendingRecords ?? 0) + this.memory.pendingRecords;
  }
  /** True while every packet that waits is on disk. */
  get isDurable(): boolean {
    return this.isOnDisk;
  }

  append(packet: PacketMessage): void {
    if (packet.seq <= this.lastSeq) return;
    if (!this.isOnDisk && this.disk && this.nowMs() >= this.retryAtMs) this.returnToDisk();
    if (this.isOnDisk && this.tryDisk(packet)) return;
    this.memory.append(packet);
  }

  read(afterSeq: number, maxBytes: number): readonly PacketMessage[] {
    const fromDisk = this.disk?.read(afterSeq, maxBytes) ?? [];
    // What is on disk is older: while it cannot be read for a moment, memory has to wait.
    if (fromDisk.length > 0 || (this.disk && this.disk.pendingRecords > 0 && this.disk.lastSeq > afterSeq)) return fromDisk;
    return this.memory.read(afterSeq, maxBytes);
  }

  acknowledge(seq: number): void {
    this.acknowledged = Math.max(this.acknowledged, seq);
    this.memory.acknowledge(seq);
    try {
      this.disk?.acknowledge(seq);
    } catch (error) {
      this.refuse(error);
    }
  }

  close(): void {
    if (!this.isOnDisk && this.disk) this.returnToDisk();
    this.memory.close();
    try {
      this.disk?.close();
    } catch (error) {
      this.refuse(error);
    }
  }

  private tryDisk(packet: PacketMessage): boolean {
    try {
      this.disk!.append(packet);
      return true;
    } catch (error) {
      this.refuse(error);
      return false;
    }
  }

  private refuse(error: unknown): void {
    this.isOnDisk = false;
    this.retryAtMs = this.nowMs() + retryDiskAfterMs;
    this.onDiskRefused(error);
  }

  /** Writes down what waits in memory, in order; the disk may refuse again on the way. */
  private returnToDisk(): void {
    this.isOnDisk = true;
    for (let packets = this.memory.read(0, 1); packets.length > 0; packets = this.memory.read(0, 1)) {
      const packet = packets[0]!;
      if (!this.tryDisk(packet)) return;
      this.memory.acknowledge(packet.seq);
    }
  }
}
