import { MessageChannel, receiveMessageOnPort, Worker, type MessagePort } from 'node:worker_threads';
import type { FromWorker, PacketMessage, ToWorker, WorkerSetup } from './messages.ts';
import { bundlePackets } from './packet-bundle.ts';
import type { SharedState } from './shared-state.ts';

type Awaited = 'started' | 'settled' | 'closed';
/** What the worker says of its own accord. */
export type WorkerNews = Exclude<FromWorker, { kind: Awaited }>;

export interface WorkerLinkOptions {
  readonly setup: Omit<WorkerSetup, 'isRestart' | 'memory'>;
  readonly shared: SharedState;
  readonly location: URL;
  readonly onMessage: (message: WorkerNews) => void;
  /** The worker died unasked; it is not there any more when this is called. */
  readonly onDied: (message: string) => void;
}

/** The training thread's end of the worker. Never keeps the process alive by itself. */
export class WorkerLink {
  private worker: Worker | null = null;
  private port: MessagePort | null = null;
  private isClosing = false;
  private awaited: { readonly kind: Awaited; readonly resolve: () => void } | null = null;

  constructor(private readonly options: WorkerLinkOptions) {}

  get isAlive(): boolean {
    return this.worker !== null;
  }

  /** Throws when no thread can be started. */
  start(isRestart: boolean): void {
    const { port1, port2 } = new MessageChannel();
    const setup: WorkerSetup = { ...this.options.setup, memory: this.options.shared.memory, isRestart };
    const worker = new Worker(this.options.location, {
      workerData: { setup, port: port2 },
      transferList: [port2],
      // The training's own loaders and inspectors do not belong into this thread.
      execArgv: [],
      name: 'tunewatch',
    });
    this.worker = worker;
    this.port = port1;
    port1.on('message', (message: FromWorker) => this.take(message));
    port1.unref();
    worker.unref();
    worker.on('error', (error) => this.died(worker, error instanceof Error ? error.message : String(error)));
    worker.on('exit', (code) => this.died(worker, `it ended with code ${code}`));
  }

  post(packets: readonly PacketMessage[]): void {
    // The bundle is a copy: the training thread keeps its packets until the worker has written them down.
    const bundle = bundlePackets(packets);
    this.port?.postMessage(bundle satisfies ToWorker, [bundle]);
  }

  /** Asks the worker to send what it has and to end; `closed` follows. */
  drain(timeoutMs: number): void {
    this.isClosing = true;
    this.port?.postMessage({ kind: 'drain', timeoutMs } satisfies ToWorker);
  }

  /** Resolves when the worker has its spool folder, or after `timeoutMs`. To be asked in the same turn as `start`. */
  waitStarted(timeoutMs: number): Promise<void> {
    return this.waitFor('started', timeoutMs);
  }

  /** Resolves when everything posted so far is written down, or after `timeoutMs`. */
  settle(timeoutMs: number): Promise<void> {
    this.port?.postMessage({ kind: 'settle' } satisfies ToWorker);
    return this.waitFor('settled', timeoutMs);
  }

  /** Resolves when the worker has closed, or after `timeoutMs`. */
  waitClosed(timeoutMs: number): Promise<void> {
    return this.waitFor('closed', timeoutMs);
  }

  /** Keeps the process alive as long as it waits; a worker that dies is not waited for. */
  private waitFor(kind: Awaited, timeoutMs: number): Promise<void> {
    return new Promise((resolve) => {
      if (this.worker === null) return resolve();
      const timer = setTimeout(() => this.awaited?.resolve(), timeoutMs);
      this.awaited = {
        kind,
        resolve: () => {
          clearTimeout(timer);
          this.awaited = null;
          resolve();
        },
      };
    });
  }

  /** Takes what the worker said since, without an event loop: a training may never give it a turn. */
  receive(): void {
    while (this.port && this.options.shared.takeMail()) {
      for (let received = receiveMessageOnPort(this.port); received; received = receiveMessageOnPort(this.port)) this.take(received.message as FromWorker);
    }
  }

  async terminate(): Promise<void> {
    const worker = this.worker;
    this.isClosing = true;
    this.worker = null;
    this.port?.close();
    this.port = null;
    await worker?.terminate();
  }

  private take(message: FromWorker): void {
    if (message.kind !== 'closed' && message.kind !== 'settled' && message.kind !== 'started') this.options.onMessage(message);
    else if (this.awaited?.kind === message.kind) this.awaited.resolve();
  }

  private died(worker: Worker, message: string): void {
    if (this.worker !== worker) return;
    this.worker = null;
    this.port?.close();
    this.port = null;
    this.awaited?.resolve();
    if (!this.isClosing) this.options.onDied(message);
  }
}
