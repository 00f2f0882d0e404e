import type { PacketMessage } from './messages.ts';
import type { SendOutcome, Transport } from './transport.ts';

/** Keeps what it is sent, once each; `answer` may decide another outcome before anything is kept. For tests. */
export class MemoryTransport implements Transport {
  readonly kept: PacketMessage[] = [];
  private isClosed = false;

  constructor(private readonly answer: (batch: readonly PacketMessage[]) => SendOutcome | null = () => null) {}

  get lastSeq(): number {
    return this.kept[this.kept.length - 1]?.seq ?? 0;
  }

  async send(batch: readonly PacketMessage[]): Promise<SendOutcome> {
    if (this.isClosed) return { kind: 'closed' };
    const outcome = this.answer(batch);
    if (outcome) return outcome;
    for (const packet of batch) if (packet.seq > this.lastSeq) this.kept.push({ ...packet, bytes: packet.bytes.slice() });
    return { kind: 'accepted', lastSeq: this.lastSeq };
  }

  async close(): Promise<void> {
    this.isClosed = true;
  }
}
