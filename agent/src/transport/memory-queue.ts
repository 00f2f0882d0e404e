import type { PacketMessage } from './messages.ts';
import type { OnDropped, PacketQueue } from './packet-queue.ts';

/** A queue in memory, bounded by bytes: the oldest packet without events is dropped first, then the oldest. */
export class MemoryQueue implements PacketQueue {
  private packets: PacketMessage[] = [];
  private bytes = 0;
  private highestRead = 0;
  lastSeq = 0;
  acknowledgedSeq = 0;
  pendingRecords = 0;

  constructor(
    private readonly onDropped: OnDropped,
    private readonly limitBytes = 32 * 1024 * 1024,
  ) {}

  append(packet: PacketMessage): void {
    if (packet.seq <= this.lastSeq) return;
    this.packets.push(packet);
    this.lastSeq = packet.seq;
    this.bytes += packet.bytes.length;
    this.pendingRecords += packet.records;
    while (this.bytes > this.limitBytes && this.dropOne());
  }

  read(afterSeq: number, maxBytes: number): readonly PacketMessage[] {
    const batch: PacketMessage[] = [];
    let bytes = 0;
    for (const packet of this.packets) {
      if (packet.seq <= afterSeq) continue;
      if (batch.length > 0 && bytes + packet.bytes.length > maxBytes) break;
      batch.push(packet);
      bytes += packet.bytes.length;
      this.highestRead = Math.max(this.highestRead, packet.seq);
    }
    return batch;
  }

  acknowledge(seq: number): void {
    if (seq <= this.acknowledgedSeq) return;
    this.acknowledgedSeq = seq;
    this.lastSeq = Math.max(this.lastSeq, seq);
    let count = 0;
    for (const packet of this.packets) {
      if (packet.seq > seq) break;
      this.bytes -= packet.bytes.length;
      this.pendingRecords -= packet.records;
      count += 1;
    }
    if (count > 0) this.packets = this.packets.slice(count);
  }

  close(): void {
    // Nothing to let go of.
  }

  private dropOne(): boolean {
    const isFree = (packet: PacketMessage) => packet.seq > this.highestRead;
    let index = this.packets.findIndex((packet) => isFree(packet) && !packet.hasEvents);
    if (index === -1) index = this.packets.findIndex(isFree);
    if (index === -1) return false;
    const [packet] = this.packets.splice(index, 1);
    this.bytes -= packet!.bytes.length;
    this.pendingRecords -= packet!.records;
    this.onDropped('memory-full', packet!.records);
    return true;
  }
}
