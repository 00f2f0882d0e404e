import type { BatchAnswer } from '../protocol/agent-channel.ts';
import { TunewatchError } from '../protocol/error-code.ts';
import type { Packet } from '../protocol/packet.ts';
import { refusalOf } from '../protocol/refusal.ts';
import type { Clock } from '../ports/clock.ts';
import type { Logger } from '../ports/logger.ts';
import type { AppendBatch, AppendResult, Store } from '../storage/store.ts';
import { readBatch, type ReadBatch } from './read-batch.ts';

/** A commit waits at most so long for company. */
const longestWaitMs = 20;
/** From so many bytes on a commit is worth its price and waits for nothing. */
const worthCommitBytes = 16_384;
/** More than this is not held: the sender shall come back later. */
const mostWaitingBytes = 64 * 2 ** 20;

export interface IngestOptions {
  readonly store: Pick<Store, 'series'>;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Told after every commit what was new, in order, run by run. What it throws is logged and changes no answer. */
  readonly onStored?: (runId: string, packets: readonly Packet[]) => void;
}

export interface Ingest {
  /** Takes what came as a batch. The answer comes after it is committed, or refused; it never rejects. */
  push(runId: string, attemptId: string, batch: unknown): Promise<BatchAnswer>;
  /** Commits what waits, now. */
  flush(): void;
  /** Commits what waits and refuses what comes later (`storage-unavailable`, retryable). */
  close(): void;
}

interface Waiting extends AppendBatch {
  readonly refused: ReadBatch['refused'];
  answer(answer: BatchAnswer): void;
}

/**
 * Validates batches and commits those of all connections together: what arrived in the same turn of the event loop in one
 * transaction, and small ones not more often than commits cost, but never later than 20 ms.
 */
export function createIngest({ store, clock, logger, onStored }: IngestOptions): Ingest {
  let waiting: Waiting[] = [];
  let waitingBytes = 0;
  let restUntilMs = 0;
  let isClosed = false;
  let immediate: NodeJS.Immediate | null = null;
  let timeout: NodeJS.Timeout | null = null;

  function schedule() {
    const waitMs = waitingBytes >= worthCommitBytes ? 0 : restUntilMs - performance.now();
    if (waitMs > 0) timeout ??= setTimeout(flush, waitMs);
    else immediate ??= setImmediate(flush);
  }

  function flush() {
    if (immediate) clearImmediate(immediate);
    if (timeout) clearTimeout(timeout);
    immediate = timeout = null;
    const batches = waiting;
    waiting = [];
    waitingBytes = 0;
    if (batches.length === 0) return;
    const startMs = performance.now();
    commit(batches);
    const endMs = performance.now();
    restUntilMs = endMs + Math.min(longestWaitMs, endMs - startMs);
  }

  function commit(batches: readonly Waiting[]) {
    let outcomes: readonly (AppendResult | TunewatchError)[];
    try {
      outcomes = store.series.appendMany(batches);
    } catch (error) {
      logger.error({ error, batches: batches.length }, 'A transaction of packets failed; their agents keep them and send them again.');
      for (const batch of batches) batch.answer({ ok: false, error: refusalOf(error), lastSeq: lastSeqOf(batch) });
      return;
    }
    batches.forEach((batch, i) => settle(batch, outcomes[i]!));
  }

  function settle(batch: Waiting, outcome: AppendResult | TunewatchError) {
    if (!('stored' in outcome)) {
      batch.answer({ ok: false, error: refusalOf(outcome), lastSeq: lastSeqOf(batch) });
      return;
    }
    if (outcome.stored.length > 0) tell(batch.runId, outcome.stored);
    const { lastSeq, duplicates } = outcome;
    const { refused } = batch;
    batch.answer(refused ? { ok: false, error: refusalOf(refused.error), lastSeq, ...(refused.seq === null ? {} : { refusedSeq: refused.seq }) } : { ok: true, lastSeq, duplicates });
  }

  function tell(runId: string, packets: readonly Packet[]) {
    try {
      onStored?.(runId, packets);
    } catch (error) {
      logger.error({ runId, error }, 'What follows from a stored batch failed; the batch itself is stored.');
    }
  }

  function lastSeqOf({ runId, attemptId }: AppendBatch): number {
    try {
      return store.series.lastSeq(runId, attemptId);
    } catch {
      return 0; // nothing can be promised while the store cannot be read
    }
  }

  return {
    push(runId, attemptId, batch) {
      const { packets, refused } = readBatch(batch);
      const receivedAtMs = clock.nowMs();
      const bytes = packets.reduce((sum, packet) => sum + packet.bytes.length, 0);
      return new Promise((answer) => {
        const entry = { runId, attemptId, packets, receivedAtMs, refused, answer };
        if (isClosed || waitingBytes + bytes > mostWaitingBytes) {
          answer({ ok: false, error: refusalOf(isClosed ? closing : overwhelmed), lastSeq: lastSeqOf(entry) });
          return;
        }
        waiting.push(entry);
        waitingBytes += bytes;
        schedule();
      });
    },
    flush,
    close() {
      flush();
      isClosed = true;
    },
  };
}

const closing = new TunewatchError('storage-unavailable', 'The server is stopping. Keep the packets and send them to it when it is back.');
const overwhelmed = new TunewatchError('rate-limited', 'More packets come in than can be stored. Keep these and send them again in a while.');
