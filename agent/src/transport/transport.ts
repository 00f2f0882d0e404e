import type { Refusal } from '../../../lib/protocol/agent-channel.ts';
import type { PacketMessage } from './messages.ts';

/** What became of a batch. */
export type SendOutcome =
  /** Every packet up to `lastSeq` is kept by whoever is behind the transport. */
  | { readonly kind: 'accepted'; readonly lastSeq: number }
  /** Trying again can help. */
  | { readonly kind: 'retryable'; readonly reason: string; readonly message: string }
  /** Trying again never helps: packets up to `lastSeq` are kept, `refusedSeq` (or all after `lastSeq`) are not wanted. */
  | { readonly kind: 'rejected'; readonly error: Refusal; readonly lastSeq: number; readonly refusedSeq: number | null }
  /** The transport was closed before it knew. */
  | { readonly kind: 'closed' };

/**
 * Takes packets somewhere. `send` never throws or rejects and is called with one batch at a time, in order of `seq`;
 * `close` ends what is under way, may be called twice, and every later `send` answers `closed`.
 */
export interface Transport {
  send(batch: readonly PacketMessage[]): Promise<SendOutcome>;
  close(): Promise<void>;
}
