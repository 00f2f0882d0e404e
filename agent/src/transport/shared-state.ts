/** State of the connection to the server, as the worker sees it. */
export const connectionState = { connecting: 0, connected: 1, unreachable: 2, offline: 3, closed: 4 } as const;
export type ConnectionState = (typeof connectionState)[keyof typeof connectionState];

const word = { mail: 0, progress: 1, connection: 2 } as const;
const cell = { lastStep: 0, lastStepAtMs: 1, spooledSeq: 2, acknowledgedSeq: 3, pendingRecords: 4, droppedRecords: 5 } as const;
const wordBytes = 16;

/**
 * A few numbers both threads see at once, so that each is right while the other is busy: the worker tells the age of the
 * last step while the training blocks, the training waits for the worker at exit without an event loop.
 */
export class SharedState {
  private readonly words: Int32Array;
  private readonly cells: BigInt64Array;

  constructor(readonly memory: SharedArrayBuffer = new SharedArrayBuffer(wordBytes + 8 * 6)) {
    this.words = new Int32Array(memory, 0, 3);
    this.cells = new BigInt64Array(memory, wordBytes, 6);
  }

  private read(index: number): number {
    return Number(Atomics.load(this.cells, index));
  }
  private write(index: number, value: number): void {
    Atomics.store(this.cells, index, BigInt(Math.trunc(value)));
  }

  /** `null` before the first step. */
  get lastStep(): { readonly step: number; readonly atMs: number } | null {
    const atMs = this.read(cell.lastStepAtMs);
    return atMs === 0 ? null : { step: this.read(cell.lastStep), atMs };
  }
  finishStep(step: number, atMs: number): void {
    this.write(cell.lastStep, step);
    this.write(cell.lastStepAtMs, atMs);
  }

  /** Largest seq the worker has written down. */
  get spooledSeq(): number {
    return this.read(cell.spooledSeq);
  }
  set spooledSeq(seq: number) {
    this.write(cell.spooledSeq, seq);
    this.notify();
  }
  /** Largest seq the server has stored, or that was counted as lost. */
  get acknowledgedSeq(): number {
    return this.read(cell.acknowledgedSeq);
  }
  set acknowledgedSeq(seq: number) {
    this.write(cell.acknowledgedSeq, seq);
    this.notify();
  }
  /** Records on the training thread, for the heartbeat. */
  get pendingRecords(): number {
    return this.read(cell.pendingRecords);
  }
  set pendingRecords(count: number) {
    this.write(cell.pendingRecords, count);
  }
  get droppedRecords(): number {
    return this.read(cell.droppedRecords);
  }
  set droppedRecords(count: number) {
    this.write(cell.droppedRecords, count);
  }

  get connection(): ConnectionState {
    return Atomics.load(this.words, word.connection) as ConnectionState;
  }
  set connection(state: ConnectionState) {
    Atomics.store(this.words, word.connection, state);
    this.notify();
  }

  /** Worker → training: there is a message; cheap to ask at every step. */
  postMail(): void {
    Atomics.add(this.words, word.mail, 1);
  }
  takeMail(): boolean {
    return Atomics.exchange(this.words, word.mail, 0) > 0;
  }

  /** Changes whenever the worker got further: wrote down, connected, was acknowledged. */
  get progress(): number {
    return Atomics.load(this.words, word.progress);
  }

  private notify(): void {
    Atomics.add(this.words, word.progress, 1);
    Atomics.notify(this.words, word.progress);
  }

  /** Blocks this thread until `isDone`, at most `timeoutMs`; true when it came to be. Only for the end of a process. */
  waitUntil(isDone: () => boolean, timeoutMs: number): boolean {
    const endMs = performance.now() + timeoutMs;
    for (;;) {
      const seen = Atomics.load(this.words, word.progress);
      if (isDone()) return true;
      const leftMs = endMs - performance.now();
      if (leftMs <= 0) return false;
      Atomics.wait(this.words, word.progress, seen, leftMs);
    }
  }
}
