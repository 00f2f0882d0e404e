import type { Clock } from '../ports/clock.ts';
import type { Logger } from '../ports/logger.ts';
import type { PendingDelivery, StoredChannel } from '../storage/notification-store.ts';
import type { Store } from '../storage/store.ts';
import { channelRoomOf } from './catalogue.ts';
import type { Outcome, SendTools } from './channel.ts';
import type { FindSilence } from './decide.ts';
import { holdOf } from './hold.ts';
import { digestOf, messageOf, type MessageContext } from './message.ts';
import { faultOutcome } from './rim/guarded-request.ts';
import { rejected } from './outcome.ts';
import { planDeliveries } from './plan-deliveries.ts';
import { mostAttempts, retryDelayMs } from './retry-delay.ts';

export interface OutboxOptions {
  readonly store: Pick<Store, 'runs' | 'notifications'>;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly tools: SendTools;
  readonly findSilence: FindSilence;
  /** Address of this server for links, without a slash at its end. */
  readonly baseUrl: () => string;
  /** 0 to 1, so that many retries do not fall on one moment. */
  readonly random: () => number;
}

/** More notices than this, waiting for one channel at once, become one message. */
export const digestAbove = 5;
const pendingAtOnce = 1_000;
const hourMs = 3_600_000;

/**
 * Tells people what happened, from the store alone: what was planned before the process ended is sent by the next one. Per
 * channel one message is under way at a time, and what is tried again keeps its place in its run.
 */
export class Outbox {
  private readonly underWay = new Map<string, Promise<void>>();
  private isClosed = false;

  constructor(private readonly options: OutboxOptions) {}

  /** Plans what is new and sends what is due. Never throws; what could not be done is done by a later call. */
  work(): void {
    if (this.isClosed) return;
    try {
      const { store, findSilence } = this.options;
      planDeliveries(store, findSilence);
      this.sendDue();
    } catch (error) {
      this.options.logger.error({ error }, 'Notices could not be read or written; it is tried again.');
    }
  }

  /** Only plans, for moments in which nothing can be sent yet. */
  plan(): void {
    planDeliveries(this.options.store, this.options.findSilence);
  }

  /** Once nothing is under way. */
  async settled(): Promise<void> {
    while (this.underWay.size > 0) await Promise.all(this.underWay.values());
  }

  /** Ends it; what is under way is not recorded any more and is sent again by the next process. */
  close(): void {
    this.isClosed = true;
  }

  /** A test message now, whatever the channel's settings; it is in the log too. */
  async sendTest(channel: StoredChannel): Promise<Outcome> {
    const { store: { notifications }, clock } = this.options;
    const notice = { event: 'test', run: null, incident: null, atMs: clock.nowMs() } as const;
    // Recorded when it is done: a test is for whoever waits in front of the screen, and is not repeated after a crash.
    const outcome = await this.hand(channel, [{ id: `test-${channel.id}-${notice.atMs}`, channelId: channel.id, attempts: 0, nextAtMs: notice.atMs, notice }]);
    if (!this.isClosed) notifications.record(notice, { channel, state: outcome.kind === 'delivered' ? 'delivered' : 'failed', reason: outcome.reason, nextAtMs: null });
    if (outcome.kind === 'rejected' && outcome.isGone) notifications.deleteChannel(channel.id, outcome.reason, clock.nowMs());
    return outcome;
  }

  private sendDue(): void {
    const { notifications } = this.options.store;
    const pending = notifications.pending(pendingAtOnce);
    if (pending.length === 0) return;
    const byChannel = groupByChannel(pending);
    for (const [channelId, waiting] of byChannel) {
      if (this.underWay.has(channelId)) continue;
      const channel = notifications.findChannel(channelId);
      if (channel === null) this.finish(waiting, 'suppressed', { en: 'The channel was deleted.', zh: '该渠道已删除。' });
      else if (channel.isMuted) this.finish(waiting, 'suppressed', { en: 'The channel is muted.', zh: '该渠道已静音。' });
      else this.sendNext(channel, waiting);
    }
  }

  private sendNext(channel: StoredChannel, waiting: readonly PendingDelivery[]): void {
    const free = this.withoutHeld(channel, this.dueInOrder(waiting));
    if (free.length === 0) return;
    const canDigest = (channelRoomOf(channel.kind)?.canDigest ?? false) && free.length > digestAbove;
    const chosen = canDigest ? free : free.slice(0, 1);
    const sending = this.hand(channel, chosen)
      .then((outcome) => this.note(channel, chosen, outcome))
      .catch((error: unknown) => this.options.logger.error({ channelId: channel.id, error }, 'What became of a notice could not be written; it is sent again.'))
      .finally(() => {
        this.underWay.delete(channel.id);
        this.work();
      });
    this.underWay.set(channel.id, sending);
  }

  /** What is due, except what has to wait: behind an older one of its run that is tried again, or of its incident that is held. */
  private dueInOrder(waiting: readonly PendingDelivery[]): PendingDelivery[] {
    const nowMs = this.options.clock.nowMs();
    const blocked = new Set<string>();
    return waiting.filter(({ nextAtMs, attempts, notice: { run, incident } }) => {
      const runId = run?.id ?? '';
      const incidentId = incident?.id ?? runId;
      // A hold for quiet hours must not hold what is critical; a receiver that fails would fail for that too.
      if (nextAtMs > nowMs) blocked.add(attempts > 0 ? runId : incidentId);
      return !blocked.has(runId) && !blocked.has(incidentId);
    });
  }

  /** Leaves out, and puts off, what quiet hours or the throttle keep back. */
  private withoutHeld(channel: StoredChannel, due: readonly PendingDelivery[]): PendingDelivery[] {
    const { store: { notifications }, clock } = this.options;
    if (channel.quietHours === null && channel.mostPerHour === null) return [...due];
    const nowMs = clock.nowMs();
    const delivered = channel.mostPerHour === null ? [] : notifications.deliveredAtMs(channel.id, nowMs - hourMs);
    return due.filter((delivery) => {
      const hold = holdOf(channel, delivery.notice, delivered, nowMs);
      if (hold !== null) notifications.change([delivery.id], { state: 'pending', reason: hold.reason, attempts: delivery.attempts, nextAtMs: hold.untilMs, doneAtMs: null });
      return hold === null;
    });
  }

  private async hand(channel: StoredChannel, chosen: readonly PendingDelivery[]): Promise<Outcome> {
    const room = channelRoomOf(channel.kind);
    if (room === undefined) return rejected(`This server knows no channel of kind "${channel.kind}".`, `本服务器没有“${channel.kind}”类型的渠道。`);
    try {
      const context: MessageContext = { id: chosen[0]!.id, language: channel.language, channelName: channel.name, baseUrl: this.options.baseUrl() };
      const messages = chosen.map(({ id, notice }) => messageOf(notice, { ...context, id }));
      return await room.send(messages.length === 1 ? messages[0]! : digestOf(messages, context), channel.fields, this.options.tools);
    } catch (error) {
      this.options.logger.error({ channelId: channel.id, error }, 'A channel failed while it sent.');
      return faultOutcome(error);
    }
  }

  private note(channel: StoredChannel, chosen: readonly PendingDelivery[], outcome: Outcome): void {
    if (this.isClosed) return;
    const { store: { notifications }, clock, logger, random } = this.options;
    const nowMs = clock.nowMs();
    const attempts = Math.max(...chosen.map((delivery) => delivery.attempts)) + 1;
    const ids = chosen.map(({ id }) => id);
    const together = chosen.length === 1 ? outcome.reason : { en: `${outcome.reason.en} (One message for ${chosen.length} notices.)`, zh: `${outcome.reason.zh}（${chosen.length} 条通知合为一条消息。）` };
    if (outcome.kind === 'retryable' && attempts < mostAttempts) {
      return notifications.change(ids, { state: 'pending', reason: together, attempts, nextAtMs: nowMs + retryDelayMs(attempts, random(), outcome.retryAfterMs), doneAtMs: null });
    }
    const reason = outcome.kind === 'retryable' ? { en: `Given up after ${attempts} tries. ${together.en}`, zh: `尝试 ${attempts} 次后放弃。${together.zh}` } : together;
    notifications.change(ids, { state: outcome.kind === 'delivered' ? 'delivered' : 'failed', reason, attempts, nextAtMs: null, doneAtMs: nowMs });
    if (outcome.kind !== 'delivered') logger.warn({ channelId: channel.id, kind: channel.kind, reason: reason.en }, 'A notice was not delivered.');
    if (outcome.kind === 'rejected' && outcome.isGone) notifications.deleteChannel(channel.id, outcome.reason, nowMs);
  }

  private finish(waiting: readonly PendingDelivery[], state: 'suppressed', reason: { readonly en: string; readonly zh: string }): void {
    for (const { id, attempts } of waiting) this.options.store.notifications.change([id], { state, reason, attempts, nextAtMs: null, doneAtMs: this.options.clock.nowMs() });
  }
}

function groupByChannel(pending: readonly PendingDelivery[]): ReadonlyMap<string, readonly PendingDelivery[]> {
  const groups = new Map<string, PendingDelivery[]>();
  for (const delivery of pending) {
    const group = groups.get(delivery.channelId);
    if (group) group.push(delivery);
    else groups.set(delivery.channelId, [delivery]);
  }
  return groups;
}
