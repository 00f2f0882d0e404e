import type { Refusal } from '../../../lib/protocol/agent-channel.ts';
import type { FromWorker, PacketMessage, WorkerSetup } from './messages.ts';
import { DiskSpool } from './disk-spool.ts';
import { FallbackQueue } from './fallback-queue.ts';
import { MemoryQueue } from './memory-queue.ts';
import { RetryingTransport, waitAbortably } from './retrying-transport.ts';
import { connectionState, SharedState } from './shared-state.ts';
import { SocketIoTransport } from './socket-io-transport.ts';
import { createAttemptFolder } from './spool-folder.ts';
import { SpoolLock } from './spool-lock.ts';
import { SpoolingTransport } from './spooling-transport.ts';

/** How long a `drain` goes on trying a server that refuses connections, in milliseconds. */
const unreachablePatienceMs = 2_000;

/** Keeps and sends the packets of this process's own attempt, and tells how far it is through the shared memory. */
export class AttemptSender {
  private readonly shared: SharedState;
  private readonly disk: DiskSpool | null;
  private readonly lock: SpoolLock | null;
  private readonly queue: FallbackQueue;
  private readonly socket: SocketIoTransport | null;
  private readonly sending: SpoolingTransport;
  private unreachableSinceMs: number | null = null;
  private dropped = 0;
  private wakeDrain: () => void = () => undefined;

  constructor(
    private readonly setup: WorkerSetup,
    private readonly tell: (message: FromWorker) => void,
    private readonly onOnline: () => void,
  ) {
    this.shared = new SharedState(setup.memory);
    const opened = this.openDisk();
    this.disk = opened?.disk ?? null;
    this.lock = opened?.lock ?? null;
    this.queue = new FallbackQueue(this.disk, new MemoryQueue(this.onDropped), (error) => this.warnDisk(error));
    this.socket = setup.isOnline ? this.connect() : null;
    const inner = this.socket && new RetryingTransport(this.socket, { wait: waitAbortably, random: Math.random });
    this.sending = new SpoolingTransport(this.queue, inner, {
      onAcknowledged: (seq) => {
        this.shared.acknowledgedSeq = seq;
        this.wakeDrain();
      },
      onDropped: this.onDropped,
      onRejected: (error) => this.tell({ kind: 'warned', code: `refused-${error.code}`, message: `the server refused records for good (${error.code}): ${error.message}` }),
    });
    this.shared.connection = setup.isOnline ? connectionState.connecting : connectionState.offline;
    this.sending.pump();
  }

  keep(packets: readonly PacketMessage[]): void {
    this.sending.keep(packets);
    if (this.queue.isDurable) this.shared.spooledSeq = this.queue.lastSeq;
    else this.keptInMemory();
  }

  beat(): void {
    this.lock?.touch();
    const { lastStep, pendingRecords, droppedRecords } = this.shared;
    const nowMs = Date.now();
    this.socket?.beat({
      atMs: nowMs,
      lastStep: lastStep?.step ?? null,
      stepAgeMs: lastStep === null ? null : Math.max(0, nowMs - lastStep.atMs),
      pendingRecords: pendingRecords + this.queue.pendingRecords,
      droppedRecords: droppedRecords + this.dropped,
    });
  }

  /** Sends what is there, at most `timeoutMs` long and not much longer than the server can be reached; then closes. */
  async drain(timeoutMs: number): Promise<void> {
    const endMs = performance.now() + timeoutMs;
    while (this.socket && !this.sending.isDrained) {
      const nowMs = performance.now();
      const patienceEndMs = this.unreachableSinceMs === null ? endMs : Math.min(endMs, this.unreachableSinceMs + unreachablePatienceMs);
      if (nowMs >= patienceEndMs) break;
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, Math.min(100, patienceEndMs - nowMs));
        this.wakeDrain = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
    const isDone = this.socket !== null && this.sending.isDrained;
    await this.sending.close();
    try {
      if (isDone) this.disk?.remove();
      else this.lock?.release();
    } catch {
      // The next process finds the folder and goes on with it.
    }
    this.shared.connection = connectionState.closed;
  }

  private connect(): SocketIoTransport {
    const { url, token, header } = this.setup;
    return new SocketIoTransport({
      url,
      token,
      header,
      onAccepted: (accepted) => {
        this.unreachableSinceMs = null;
        this.shared.connection = connectionState.connected;
        this.sending.acknowledge(accepted.lastSeq);
        this.onOnline();
      },
      onDisconnected: () => {
        this.shared.connection = connectionState.connecting;
      },
      onConnectFailed: (message, refusal) => this.connectFailed(message, refusal),
      onSamplingRequested: (steps) => this.tell({ kind: 'sampling-requested', steps }),
    });
  }

  private connectFailed(message: string, refusal: Refusal | null): void {
    this.unreachableSinceMs ??= performance.now();
    const where = this.disk ? `in ${this.setup.spoolDir}` : 'in memory';
    this.tell(
      refusal
        ? { kind: 'warned', code: `connection-refused-${refusal.code}`, message: `${this.setup.url} refuses this run (${refusal.code}): ${refusal.message} Records are kept ${where}.` }
        : { kind: 'warned', code: 'server-unreachable', message: `${this.setup.url} cannot be reached (${message}). Records are kept ${where} and sent when it can.` },
    );
    // Last: the training thread may be waiting for this to end the process.
    this.shared.connection = connectionState.unreachable;
    this.wakeDrain();
  }

  private openDisk(): { disk: DiskSpool; lock: SpoolLock } | null {
    const { spoolDir, header, url, isRestart } = this.setup;
    try {
      const folder = createAttemptFolder(spoolDir, { header, url });
      const lock = SpoolLock.acquire(folder, { isRestart });
      if (!lock) throw new Error(`the lock in ${folder} is held by another process`);
      return { disk: new DiskSpool(folder, this.onDropped), lock };
    } catch (error) {
      this.warnDisk(error);
      return null;
    }
  }

  private readonly onDropped = (reason: string, records: number): void => {
    this.dropped += records;
    this.tell({ kind: 'dropped', reason, count: records });
  };

  private warnDisk(error: unknown): void {
    const message = error instanceof Error ? error.message : String(error);
    this.tell({
      kind: 'warned',
      code: 'spool-unwritable',
      message: `the spool folder ${this.setup.spoolDir} cannot be written (${message}). Records are held in memory, up to a bound, until it can; set TUNEWATCH_SPOOL_DIR to a folder with room.`,
    });
  }

  /** In memory a packet is as safe as on the training thread: it counts as taken, or the buffer there would fill up too. */
  private keptInMemory(): void {
    this.shared.spooledSeq = this.queue.lastSeq;
  }
}
