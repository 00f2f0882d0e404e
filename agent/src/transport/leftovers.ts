import { rmSync } from 'node:fs';
import type { Refusal, RunHeader } from '../../../lib/protocol/agent-channel.ts';
import { DiskSpool } from './disk-spool.ts';
import { RetryingTransport, waitAbortably } from './retrying-transport.ts';
import { SocketIoTransport } from './socket-io-transport.ts';
import { attemptFolder, hasSegments, listAttemptFolders, readSpoolHeader } from './spool-folder.ts';
import { SpoolLock } from './spool-lock.ts';
import { SpoolingTransport } from './spooling-transport.ts';

export interface SendSpoolOptions {
  /** Where to; left out, where its own process would have sent it. */
  readonly url?: string | undefined;
  readonly token: string | null;
  /** Ends the attempt early; what is left stays. */
  readonly signal?: AbortSignal | undefined;
  /** Longest time without any acknowledgement, in milliseconds. */
  readonly patienceMs?: number;
}

export type SpoolOutcome =
  | { readonly kind: 'sent'; readonly runId: string; readonly records: number; readonly dropped: number }
  | { readonly kind: 'left'; readonly runId: string; readonly records: number; readonly recordsLeft: number; readonly dropped: number; readonly reason: string; readonly isUnreachable: boolean }
  | { readonly kind: 'busy'; readonly runId: string }
  | { readonly kind: 'unreadable' };

/** Sends what an ended process left in a spool folder, and removes the folder when the server has all of it. Never throws. */
export async function sendSpool(folder: string, options: SendSpoolOptions): Promise<SpoolOutcome> {
  const content = readSpoolHeader(folder);
  if (!content) return { kind: 'unreadable' };
  const { runId } = content.header;
  let lock: SpoolLock | null = null;
  try {
    lock = SpoolLock.acquire(folder);
    if (!lock) return { kind: 'busy', runId };
    if (!hasSegments(folder)) {
      rmSync(folder, { recursive: true, force: true });
      return { kind: 'sent', runId, records: 0, dropped: 0 };
    }
    let dropped = 0;
    const spool = new DiskSpool(folder, (_reason, records) => {
      dropped += records;
    });
    const before = spool.pendingRecords;
    const failure = await drain(spool, { ...options, url: options.url ?? content.url, header: content.header }, (records) => {
      dropped += records;
    });
    const recordsLeft = spool.pendingRecords;
    if (failure === null) {
      spool.remove();
      return { kind: 'sent', runId, records: before - dropped, dropped };
    }
    lock.release();
    return { kind: 'left', runId, records: before - recordsLeft, recordsLeft, dropped, ...failure };
  } catch (error) {
    lock?.release();
    return { kind: 'left', runId, records: 0, recordsLeft: 0, dropped: 0, reason: error instanceof Error ? error.message : String(error), isUnreachable: false };
  }
}

interface DrainFailure {
  readonly reason: string;
  readonly isUnreachable: boolean;
}

/** `null` when all is acknowledged, else why it ended before. */
async function drain(
  spool: DiskSpool,
  options: SendSpoolOptions & { readonly url: string; readonly header: RunHeader },
  onDropped: (records: number) => void,
): Promise<DrainFailure | null> {
  const { url, token, header, signal, patienceMs = 15_000 } = options;
  return new Promise((resolve) => {
    let isOver = false;
    let timer: NodeJS.Timeout | null = null;
    const end = (failure: DrainFailure | null) => {
      if (isOver) return;
      isOver = true;
      if (timer) clearTimeout(timer);
      void sending.close().then(() => resolve(failure));
    };
    const progressed = () => {
      if (timer) clearTimeout(timer);
      timer = setTimeout(() => end({ reason: `no answer from ${url} for ${patienceMs / 1000} s`, isUnreachable: true }), patienceMs);
      if (sending.isDrained) end(null);
    };
    const socket = new SocketIoTransport({
      url,
      token,
      header,
      onAccepted: (accepted) => {
        sending.acknowledge(accepted.lastSeq);
        progressed();
      },
      onConnectFailed: (message, refusal: Refusal | null) => {
        if (refusal && !refusal.isRetryable) end({ reason: `${refusal.code}: ${refusal.message}`, isUnreachable: false });
        else lastFailure = message;
      },
    });
    let lastFailure = '';
    const sending = new SpoolingTransport(spool, new RetryingTransport(socket, { wait: waitAbortably, random: Math.random }), {
      onAcknowledged: progressed,
      onDropped: (_reason, records) => onDropped(records),
    });
    timer = setTimeout(() => end({ reason: `${url} cannot be reached${lastFailure && `: ${lastFailure}`}`, isUnreachable: true }), patienceMs);
    signal?.addEventListener('abort', () => end({ reason: 'ended early', isUnreachable: false }));
    sending.pump();
  });
}

/** Sends, one after another, what dead processes left under `spoolDir` for the same server. Never throws. */
export async function sendLeftovers(options: {
  readonly spoolDir: string;
  readonly url: string;
  readonly token: string | null;
  readonly ownAttemptId: string;
  readonly signal: AbortSignal;
}): Promise<void> {
  const own = attemptFolder(options.spoolDir, options.ownAttemptId);
  for (const folder of listAttemptFolders(options.spoolDir)) {
    if (options.signal.aborted) return;
    if (folder === own || readSpoolHeader(folder)?.url !== options.url) continue;
    const outcome = await sendSpool(folder, { token: options.token, signal: options.signal });
    // A server that stopped answering is not asked for every folder.
    if (outcome.kind === 'left' && outcome.isUnreachable) return;
  }
}
