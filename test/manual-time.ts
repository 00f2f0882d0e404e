import type { Clock } from '../lib/ports/clock.ts';
import type { Timer } from '../lib/ports/timer.ts';

/** A clock and timer that move only when told to. */
export class ManualTime implements Clock, Timer {
  private now: number;
  private planned: { readonly dueAtMs: number; readonly task: () => void }[] = [];

  constructor(startAtMs = 1_700_000_000_000) {
    this.now = startAtMs;
  }

  nowMs(): number {
    return this.now;
  }

  after(delayMs: number, task: () => void): () => void {
    const entry = { dueAtMs: this.now + delayMs, task };
    this.planned.push(entry);
    return () => {
      this.planned = this.planned.filter((other) => other !== entry);
    };
  }

  /** Moves on by `ms`, running on the way what falls due, in order. */
  advance(ms: number): void {
    const end = this.now + ms;
    for (;;) {
      const due = this.planned.filter((entry) => entry.dueAtMs <= end).sort((a, b) => a.dueAtMs - b.dueAtMs)[0];
      if (!due) break;
      this.planned = this.planned.filter((entry) => entry !== due);
      this.now = Math.max(this.now, due.dueAtMs);
      due.task();
    }
    this.now = end;
  }

  /** Sets the clock without running anything, as a person or NTP would. */
  set(atMs: number): void {
    this.now = atMs;
  }

  /** Forgets all that is planned, as a crash would. */
  forget(): void {
    this.planned = [];
  }

  get plannedCount(): number {
    return this.planned.length;
  }
}
