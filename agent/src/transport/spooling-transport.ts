import type { Refusal } from '../../../lib/protocol/agent-channel.ts';
import type { PacketMessage } from './messages.ts';
import type { OnDropped, PacketQueue } from './packet-queue.ts';
import type { SendOutcome, Transport } from './transport.ts';

export interface SpoolingOptions {
  /** Most bytes of one batch. */
  readonly batchBytes?: number;
  readonly onAcknowledged?: (seq: number) => void;
  readonly onDropped?: OnDropped;
  /** A packet the server will never take; it was counted as dropped. */
  readonly onRejected?: (error: Refusal) => void;
}

/**
 * Accepts a batch as soon as it stands in the queue, and sends the queue on by itself: in order, one batch in flight, each
 * packet until it is acknowledged or rejected for good. With no inner transport it only keeps.
 */
export class SpoolingTransport implements Transport {
  private isClosed = false;
  private pumping: Promise<void> | null = null;
  private sentSeq: number;
  private isolating = 0;

  constructor(
    private readonly queue: PacketQueue,
    private readonly inner: Transport | null,
    private readonly options: SpoolingOptions = {},
  ) {
    this.sentSeq = queue.acknowledgedSeq;
  }

  async send(batch: readonly PacketMessage[]): Promise<SendOutcome> {
    return this.keep(batch);
  }

  /** `send` without the promise. */
  keep(batch: readonly PacketMessage[]): SendOutcome {
    if (this.isClosed) return { kind: 'closed' };
    for (const packet of batch) this.queue.append(packet);
    this.pump();
    return { kind: 'accepted', lastSeq: this.queue.lastSeq };
  }

  /** Sends on what the queue already holds. */
  pump(): void {
    if (this.inner === null || this.pumping || this.isClosed) return;
    this.pumping = this.sendAll(this.inner).finally(() => {
      this.pumping = null;
    });
  }

  /**
   * The server says where it stands. A number beyond what this side ever had is not believed: acknowledging it would throw
   * away packets the server never saw.
   */
  acknowledge(seq: number): void {
    if (!Number.isSafeInteger(seq) || seq > this.queue.lastSeq || seq <= this.queue.acknowledgedSeq) return;
    this.queue.acknowledge(seq);
    this.sentSeq = Math.max(this.sentSeq, seq);
    this.options.onAcknowledged?.(seq);
  }

  get isDrained(): boolean {
    return this.queue.acknowledgedSeq >= this.queue.lastSeq;
  }

  async close(): Promise<void> {
    this.isClosed = true;
    await this.inner?.close();
    await this.pumping;
    this.queue.close();
  }

  private async sendAll(inner: Transport): Promise<void> {
    while (!this.isClosed) {
      const batch = this.queue.read(this.sentSeq, this.isolating > 0 ? 1 : (this.options.batchBytes ?? 262_144));
      if (batch.length === 0) {
        // What was dropped at the end of the queue is not waited for.
        if (this.queue.pendingRecords === 0) this.acknowledge(this.queue.lastSeq);
        return;
      }
      const outcome = await inner.send(batch);
      if (outcome.kind === 'closed' || outcome.kind === 'retryable') return;
      if (this.isolating > 0) this.isolating -= 1;
      if (outcome.kind === 'rejected') this.reject(batch, outcome);
      else {
        this.sentSeq = Math.min(outcome.lastSeq, batch[batch.length - 1]!.seq);
        this.acknowledge(this.sentSeq);
      }
    }
  }

  private reject(batch: readonly PacketMessage[], outcome: SendOutcome & { kind: 'rejected' }): void {
    this.acknowledge(Math.min(outcome.lastSeq, batch[batch.length - 1]!.seq));
    const open = batch.filter(({ seq }) => seq > this.queue.acknowledgedSeq);
    const first = open[0];
    if (first === undefined) return;
    if (open.length > 1 && outcome.refusedSeq !== first.seq) {
      this.isolating = open.length; // one of them is at fault: send them one by one
      return;
    }
    this.options.onDropped?.(`refused: ${outcome.error.code}`, first.records);
    this.options.onRejected?.(outcome.error);
    this.acknowledge(first.seq);
  }
}
