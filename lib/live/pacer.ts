import type { Clock } from '../ports/clock.ts';
import type { Timer } from '../ports/timer.ts';

export interface PacerOptions {
  readonly clock: Clock;
  readonly timer: Timer;
  /** Least time between two runs. */
  readonly intervalMs: number;
  /** Time in which what comes together is gathered when nothing ran for long. */
  readonly gatherMs: number;
  readonly run: () => void;
}

/** Calls `run` soon after a request, but never twice within `intervalMs`; requests in between are answered by one run. */
export class Pacer {
  private lastRunAtMs = Number.NEGATIVE_INFINITY;
  private cancelPending: (() => void) | null = null;

  constructor(private readonly options: PacerOptions) {}

  request(): void {
    if (this.cancelPending) return;
    const { clock, timer, intervalMs, gatherMs } = this.options;
    const sinceMs = clock.nowMs() - this.lastRunAtMs;
    // A clock that was set back gives a negative age: wait one interval, not the hours in between.
    const leftMs = sinceMs < 0 ? intervalMs : intervalMs - sinceMs;
    this.cancelPending = timer.after(Math.max(gatherMs, leftMs), () => {
      this.cancelPending = null;
      this.lastRunAtMs = clock.nowMs();
      this.options.run();
    });
  }

  /** Forgets a request that has not run. */
  stop(): void {
    this.cancelPending?.();
    this.cancelPending = null;
  }
}
