/** How a process ended, as far as it can be seen from inside without changing it. */
export interface Ending {
  readonly status: 'finished' | 'failed' | 'stopped';
  readonly reason: string | null;
}

/** Something that wants to know that the process ends; called once, synchronously. */
export type OnEnding = (ending: Ending) => void;

const watchedSignals = ['SIGINT', 'SIGTERM'] as const;
type WatchedSignal = (typeof watchedSignals)[number];
/** A signal that somebody else handled explains an exit this long afterwards, in milliseconds. */
const signalExplainsMs = 30_000;
/** Without a turn of the event loop for so long a signal would be swallowed, not observed. */
const blockedMs = 500;
const blockedSteps = 2;

/**
 * Observes exits, exceptions and signals for all runs of the process, without changing what they do. One listener each,
 * however many runs there are.
 *
 * A signal handler in JavaScript runs only when the event loop turns; a training that never lets it turn could then not be
 * stopped with Ctrl-C any more. So signals are observed only after a turn was seen between steps, and left alone for good
 * when turns stop.
 */
class ExitWatch {
  private readonly runs = new Set<OnEnding>();
  private failure: string | null = null;
  private signal: { readonly name: WatchedSignal; readonly atMs: number } | null = null;
  private signals: 'not-yet' | 'observed' | 'left-alone' = 'not-yet';
  private turn: NodeJS.Immediate | null = null;
  private lastTurnMs = 0;
  private stepsSinceTurn = 0;

  add(onEnding: OnEnding): void {
    if (this.runs.size === 0) {
      process.on('exit', this.onExit);
      process.on('uncaughtExceptionMonitor', this.onException);
    }
    this.runs.add(onEnding);
  }

  remove(onEnding: OnEnding): void {
    if (!this.runs.delete(onEnding) || this.runs.size > 0) return;
    process.off('exit', this.onExit);
    process.off('uncaughtExceptionMonitor', this.onException);
    if (this.signals === 'observed') {
      this.offSignals();
      this.signals = 'not-yet';
    }
  }

  /** Called at every step. */
  progress(): void {
    this.stepsSinceTurn += 1;
    if (this.signals === 'observed' && this.stepsSinceTurn > blockedSteps && performance.now() - this.lastTurnMs > blockedMs) {
      this.offSignals();
      this.signals = 'left-alone';
    }
    if (this.signals === 'left-alone' || this.turn !== null) return;
    this.turn = setImmediate(() => {
      this.turn = null;
      this.lastTurnMs = performance.now();
      this.stepsSinceTurn = 0;
      if (this.signals === 'not-yet' && this.runs.size > 0) {
        this.signals = 'observed';
        // In front: another listener may end the process before it is the turn of one behind it.
        for (const name of watchedSignals) (process as NodeJS.EventEmitter).prependListener(name, this.onSignal);
      }
    });
    this.turn.unref();
  }

  private offSignals(): void {
    for (const name of watchedSignals) process.off(name, this.onSignal);
  }

  private readonly onExit = (code: number): void => {
    const isSignalled = this.signal !== null && Date.now() - this.signal.atMs < signalExplainsMs;
    if (isSignalled) this.end({ status: 'stopped', reason: this.signal!.name });
    else if (code === 0) this.end({ status: 'finished', reason: null });
    else this.end({ status: 'failed', reason: this.failure ?? `exit code ${code}` });
  };

  private readonly onException = (error: unknown): void => {
    this.failure = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  };

  private readonly onSignal = (name: WatchedSignal): void => {
    this.signal = { name, atMs: Date.now() };
    if (process.listenerCount(name) > 1) return; // somebody else decides what happens
    this.end({ status: 'stopped', reason: name });
    this.offSignals();
    process.kill(process.pid, name);
  };

  private end(ending: Ending): void {
    const runs = [...this.runs];
    this.runs.clear();
    for (const onEnding of runs) onEnding(ending);
  }
}

/** The one watch of the process (per loaded copy of the package). */
export const exitWatch = new ExitWatch();
