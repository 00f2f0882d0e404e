import type { Losses } from './losses.ts';
import type { RecordedPacket } from './recorder.ts';

export interface BufferBounds {
  readonly packets: number;
  readonly bytes: number;
  /** Most bytes handed to the worker that it has not yet written down. */
  readonly handedBytes: number;
}

export const defaultBounds: BufferBounds = { packets: 16_384, bytes: 16 * 1024 * 1024, handedBytes: 4 * 1024 * 1024 };

/**
 * Packets that the worker has not written down yet. Bounded by count and bytes; at any time, counted in records,
 * pushed = pending + acknowledged + dropped. When full, the oldest waiting packet without events goes first.
 */
export class PacketBuffer {
  private handed: RecordedPacket[] = [];
  private waiting: RecordedPacket[] = [];
  private handedBytes = 0;
  private waitingBytes = 0;
  pushed = 0;
  pending = 0;
  acknowledged = 0;
  dropped = 0;

  constructor(
    private readonly losses: Losses,
    private readonly bounds: BufferBounds = defaultBounds,
  ) {}

  push(packet: RecordedPacket): void {
    this.pushed += packet.records;
    this.pending += packet.records;
    this.waiting.push(packet);
    this.waitingBytes += packet.bytes.length;
    while (this.waiting.length > 0 && this.isOver()) this.dropOne('buffer-full');
  }

  /** The next packets to hand to the worker, in order; empty while the worker has enough to do. `isEnd`: all of them all the same. */
  take(isEnd = false): readonly RecordedPacket[] {
    const taken: RecordedPacket[] = [];
    for (const packet of this.waiting) {
      if (!isEnd && this.handedBytes > 0 && this.handedBytes + packet.bytes.length > this.bounds.handedBytes) break;
      taken.push(packet);
      this.handedBytes += packet.bytes.length;
      this.waitingBytes -= packet.bytes.length;
    }
    if (taken.length === 0) return taken;
    this.waiting = this.waiting.slice(taken.length);
    this.handed.push(...taken);
    return taken;
  }

  /** The worker has written down every handed packet up to `seq`. */
  acknowledge(seq: number): void {
    let count = 0;
    for (const packet of this.handed) {
      if (packet.seq > seq) break;
      this.handedBytes -= packet.bytes.length;
      this.pending -= packet.records;
      this.acknowledged += packet.records;
      count += 1;
    }
    if (count > 0) this.handed = this.handed.slice(count);
  }

  /** The worker is gone: what it was handed waits again, for the next one. */
  takeBack(): void {
    this.waiting = [...this.handed, ...this.waiting];
    this.waitingBytes += this.handedBytes;
    this.handed = [];
    this.handedBytes = 0;
  }

  /** Everything not acknowledged, in order. */
  all(): readonly RecordedPacket[] {
    return [...this.handed, ...this.waiting];
  }

  private isOver(): boolean {
    return this.handed.length + this.waiting.length > this.bounds.packets || this.handedBytes + this.waitingBytes > this.bounds.bytes;
  }

  private dropOne(reason: string): void {
    const index = this.waiting.findIndex((packet) => !packet.hasEvents);
    const [packet] = this.waiting.splice(Math.max(0, index), 1);
    this.waitingBytes -= packet!.bytes.length;
    this.pending -= packet!.records;
    this.dropped += packet!.records;
    this.losses.add(reason, packet!.records);
  }
}
