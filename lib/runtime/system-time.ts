import type { Clock } from '../ports/clock.ts';
import type { Timer } from '../ports/timer.ts';

/** The machine's clock. */
export const systemClock: Clock = { nowMs: () => Date.now() };

/** Node's timers; none of them keeps the process alive. */
export const systemTimer: Timer = {
  after(delayMs, task) {
    const timeout = setTimeout(task, delayMs).unref();
    return () => clearTimeout(timeout);
  },
};
