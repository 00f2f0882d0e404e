import type { Clock } from '../ports/clock.ts';
import type { Logger } from '../ports/logger.ts';
import type { Timer } from '../ports/timer.ts';
import { TunewatchError } from '../protocol/error-code.ts';
import { because } from '../protocol/reason.ts';
import type { Store } from '../storage/store.ts';
import type { Outcome, SendTools } from './channel.ts';
import type { FindSilence } from './decide.ts';
import { Outbox } from './outbox.ts';
import { guardedRequest, type RequestOptions } from './rim/guarded-request.ts';
import { resolveTarget } from './rim/resolve-target.ts';
import { vapidKeysOf } from './vapid-keys.ts';

export interface NotificationsOptions {
  readonly store: Pick<Store, 'runs' | 'notifications'>;
  readonly clock: Clock;
  readonly timer: Timer;
  readonly logger: Logger;
  readonly request: RequestOptions;
  /** Whom push services may ask about this server: an https or mailto address. */
  readonly contact: string;
  readonly findSilence?: FindSilence;
  readonly random?: () => number;
}

/** Telling people. */
export interface Notifications {
  /** Something may have happened: it is planned now, and sent when `start` was called. Never throws. */
  poke(): void;
  /** Begins to send; links lead to `baseUrl`. */
  start(baseUrl: string): void;
  /** Sends a test through the channel now. Throws `not-found`. */
  sendTest(channelId: string): Promise<Outcome>;
  /** What a browser needs to subscribe. */
  publicPushKey(): string;
  /** Once nothing is under way. */
  settled(): Promise<void>;
  close(): void;
}

/** How often it is looked for what is due, or was changed by somebody who said nothing. */
const lookEveryMs = 1_000;
const pruneEveryMs = 3_600_000;
/** The log goes back this far. */
const keepMs = 30 * 24 * 3_600_000;

/** The outbox with its clockwork. */
export function createNotifications({ store, clock, timer, logger, request, contact, findSilence = () => null, random = Math.random }: NotificationsOptions): Notifications {
  let baseUrl: string | null = null;
  let cancel: () => void = () => undefined;
  let prunedAtMs = 0;
  let isClosed = false;
  const tools: SendTools = {
    request: (one, judge) => guardedRequest(one, judge, request),
    pin: (host) => resolveTarget(host, request.policy, request.lookup),
    nowMs: () => clock.nowMs(),
    vapid: () => ({ subject: contact, ...vapidKeysOf(store.notifications) }),
  };
  const outbox = new Outbox({ store, clock, logger, tools, findSilence, random, baseUrl: () => baseUrl ?? '' });

  function look(): void {
    cancel = timer.after(lookEveryMs, look);
    outbox.work();
    if (clock.nowMs() - prunedAtMs < pruneEveryMs) return;
    prunedAtMs = clock.nowMs();
    try {
      store.notifications.prune(prunedAtMs - keepMs);
    } catch (error) {
      logger.error({ error }, 'Old notices could not be removed; it is tried again.');
    }
  }

  return {
    poke() {
      if (isClosed) return;
      if (baseUrl !== null) return outbox.work();
      try {
        outbox.plan();
      } catch (error) {
        logger.error({ error }, 'Notices could not be planned; it is tried again.');
      }
    },
    start(url) {
      baseUrl = url.replace(/\/+$/, '');
      look();
    },
    async sendTest(channelId) {
      const channel = store.notifications.findChannel(channelId);
      if (channel === null) throw new TunewatchError('not-found', `There is no channel "${channelId}".`, because('channel-missing'));
      return outbox.sendTest(channel);
    },
    publicPushKey: () => vapidKeysOf(store.notifications).publicKey,
    settled: () => outbox.settled(),
    close() {
      isClosed = true;
      cancel();
      outbox.close();
    },
  };
}
