import { releaseSilenced } from '../commands/release-silenced.ts';
import type { Live } from '../live/create-live.ts';
import type { Notifications } from '../notifications/notifications.ts';
import type { Clock } from '../ports/clock.ts';
import type { Logger } from '../ports/logger.ts';
import type { Timer } from '../ports/timer.ts';
import type { Store } from '../storage/store.ts';

export interface SilenceEndsOptions {
  readonly store: Store;
  readonly live: Live;
  readonly notifications: Pick<Notifications, 'poke'>;
  readonly clock: Clock;
  readonly timer: Timer;
  readonly logger: Logger;
  /** `check` is called about this often. */
  readonly checkEveryMs: number;
}

/** Notices silences that end by time, also those that ended while no server ran, and lets pages and notifications know. */
export class SilenceEnds {
  private cancel: () => void = () => undefined;

  constructor(private readonly options: SilenceEndsOptions) {}

  /** Tells of silences whose time is over, and plans for the next one if it ends before the next check. Never throws. */
  check(): void {
    this.cancel();
    const { store, clock, timer, notifications, logger, checkEveryMs } = this.options;
    try {
      const ended = store.silences.expired(clock.nowMs());
      for (const silence of ended) {
        // Told first: a process that ends in between tells once more, and what was told already is not sent twice.
        releaseSilenced(this.options, silence);
        store.silences.close(silence.id);
      }
      if (ended.length > 0) notifications.poke();
      const inMs = (store.silences.nextEndAtMs() ?? Infinity) - clock.nowMs();
      if (inMs < checkEveryMs) this.cancel = timer.after(Math.max(0, inMs), () => this.check());
    } catch (error) {
      logger.error({ error }, 'Silences that ended could not be told of; it is tried again.');
    }
  }

  /** Cancels what is planned. */
  close(): void {
    this.cancel();
  }
}
