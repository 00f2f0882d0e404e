import type { RunHeader } from '../../lib/protocol/agent-channel.ts';
import type { RunEvent } from '../../lib/protocol/run-event.ts';
import { exitWatch, type Ending } from './exit-watch.ts';
import { describe, type Guard } from './guard.ts';
import { Recording } from './recording.ts';
import type { PacketMessage } from './transport/messages.ts';
import { connectionState, type SharedState } from './transport/shared-state.ts';
import { attemptFolder, createAttemptFolder, hasSegments, writeExitSegment } from './transport/spool-folder.ts';
import { SpoolLock } from './transport/spool-lock.ts';
import { WorkerLink, type WorkerNews } from './transport/worker-link.ts';

export interface AttemptOptions {
  readonly header: RunHeader;
  readonly url: string;
  readonly token: string | null;
  readonly isOnline: boolean;
  readonly spoolDir: string;
  readonly workerLocation: URL;
  readonly shared: SharedState;
  readonly guard: Guard;
  readonly nowMs: () => number;
  readonly currentStep: () => number;
  readonly onSamplingRequested: (steps: number) => void;
  /** The end is recorded; called once, also when the process ends. */
  readonly onEnded: () => void;
}

/** Longest that the end of the process is held up for the server, in milliseconds: without any progress, and at all. */
const exitPatienceMs = 1_500;
const exitWaitMs = 5_000;
/** Longest wait for the worker to start, in milliseconds: without it the training goes on, and the worker follows. */
const startMs = 3_000;
/** Longest wait for the worker to write down what it has before the end is recorded, in milliseconds. */
const settleMs = 1_000;
/** Time for the worker to let go after its own time is up (leftovers of earlier processes included), in milliseconds. */
const closeGraceMs = 4_000;

/** One attempt of a run from its first record to its end: the recording, the worker behind it, and the exit of the process. */
export class Attempt {
  readonly recording: Recording;
  private readonly link: WorkerLink;
  /** The end `finish` was asked for. */
  private asked: Ending | null = null;
  /** The end is recorded: nothing comes after it. */
  private isEnded = false;
  private restarts = 0;

  constructor(private readonly options: AttemptOptions) {
    const { shared, guard, nowMs, currentStep, header, url, token, isOnline, spoolDir } = options;
    this.link = new WorkerLink({
      setup: { header, url, token, isOnline, spoolDir },
      shared,
      location: options.workerLocation,
      onMessage: (message) => guard.run('worker-message', () => this.take(message)),
      onDied: (message) => guard.run('worker-restart', () => this.workerDied(message)),
    });
    this.recording = new Recording({
      shared,
      guard,
      nowMs,
      currentStep,
      outlet: { post: (packets) => this.post(packets), receive: () => this.link.receive() },
    });
  }

  /** Resolves when what is recorded survives the process, normally after a fraction of a second; it waits for no server. */
  async start(): Promise<void> {
    exitWatch.add(this.onEnding);
    this.startWorker(false);
    await this.link.waitStarted(startMs);
  }

  /** Records the end, waits for the server up to `timeoutMs`, and lets the worker go. What is not acknowledged stays spooled. */
  async finish(status: 'finished' | 'failed', timeoutMs: number): Promise<void> {
    if (this.asked) return;
    this.asked = { status, reason: null };
    // What the worker still has to say (losses, warnings) belongs before the end.
    this.recording.flush();
    await this.link.settle(Math.min(timeoutMs, settleMs));
    this.recordEnd(this.asked);
    this.link.drain(timeoutMs);
    await this.link.waitClosed(timeoutMs + closeGraceMs);
    this.link.receive();
    this.writeRest();
    exitWatch.remove(this.onEnding);
    await this.link.terminate();
    if (this.options.shared.connection !== connectionState.closed) this.letGoOfSpool();
  }

  /** For a worker that could not do it itself any more: while this process lives, nobody else may send its spool otherwise. */
  private letGoOfSpool(): void {
    const folder = attemptFolder(this.options.spoolDir, this.options.header.attemptId);
    if (hasSegments(folder)) SpoolLock.acquire(folder, { isRestart: true })?.release();
  }

  /** The process ends, perhaps in the middle of a `finish` nobody waits for. */
  private readonly onEnding = (ending: Ending): void => {
    const isOpen = !this.isEnded;
    this.options.guard.run('end-not-recorded', () => {
      if (isOpen) {
        this.recordEnd(this.asked ?? ending);
        this.link.drain(exitWaitMs);
      }
      this.waitForServer();
    });
    this.writeRest();
  };

  private recordEnd({ status, reason }: Ending): void {
    if (this.isEnded) return;
    this.link.receive();
    this.isEnded = true;
    const event: RunEvent = { kind: 'attempt-ended', atMs: this.options.nowMs(), step: this.options.currentStep(), status, ...(reason === null ? {} : { reason }) };
    this.recording.event(event);
    this.recording.close();
    this.options.onEnded();
  }

  /** Blocks while the worker can still do something: there is no event loop any more, but the worker has its own. */
  private waitForServer(): void {
    const { shared, isOnline } = this.options;
    if (!this.link.isAlive) return;
    const isDone = () => {
      const { connection } = shared;
      if (connection === connectionState.closed) return true;
      return shared.spooledSeq >= this.recording.lastSeq && (!isOnline || connection === connectionState.unreachable);
    };
    const endMs = performance.now() + exitWaitMs;
    while (!isDone() && performance.now() < endMs) {
      const before = shared.progress;
      shared.waitUntil(() => isDone() || shared.progress !== before, exitPatienceMs);
      if (shared.progress === before) return;
    }
  }

  /** What the worker has not written down by now goes into a segment of this thread's own. */
  private writeRest(): void {
    const { header, url, spoolDir, guard } = this.options;
    guard.run('rest-not-written', () => {
      const rest = this.recording.unwritten();
      if (rest.length > 0) writeExitSegment(createAttemptFolder(spoolDir, { header, url }), rest);
    });
  }

  private post(packets: readonly PacketMessage[]): void {
    if (this.link.isAlive) this.link.post(packets);
    else if (!this.isEnded) this.writeDown(packets);
  }

  /** Without a worker: straight into the spool, for `tunewatch sync` or the next process. */
  private writeDown(packets: readonly PacketMessage[]): void {
    const { header, url, spoolDir, shared } = this.options;
    const folder = createAttemptFolder(spoolDir, { header, url });
    writeExitSegment(folder, packets);
    shared.spooledSeq = packets[packets.length - 1]!.seq;
  }

  private startWorker(isRestart: boolean): void {
    try {
      this.link.start(isRestart);
    } catch (error) {
      this.options.guard.warn('worker-not-started', `the worker thread cannot be started (${describe(error)}). Records are written to ${this.options.spoolDir} only.`);
    }
  }

  private workerDied(message: string): void {
    this.restarts += 1;
    const canRestart = this.restarts === 1 && !this.asked && !this.isEnded;
    const next = canRestart ? 'It is started again.' : `Records are written to ${this.options.spoolDir} only.`;
    this.options.guard.warn(`worker-died-${this.restarts}`, `the worker thread ended (${message}). ${next}`);
    if (canRestart) this.startWorker(true);
    if (!this.isEnded) this.recording.handOverAgain();
  }

  private take(message: WorkerNews): void {
    const { guard, nowMs, currentStep, onSamplingRequested } = this.options;
    const stamp = { atMs: nowMs(), step: currentStep() };
    if (message.kind === 'dropped') this.recording.losses.add(message.reason, message.count);
    else if (message.kind === 'sampling-requested') onSamplingRequested(message.steps);
    else if (message.kind === 'warned') guard.note(message.code, message.message);
    else if (message.kind === 'system-measured') for (const [name, value] of message.values) this.recording.scalar(stamp.step, message.atMs, name, value);
    else if (message.kind === 'gpus-found') this.recording.event({ ...stamp, kind: 'environment-described', environment: { ...this.options.header.environment, gpus: message.gpus } });
  }
}
