import type { Notice, PlannedDelivery, StoredTransition } from '../storage/notification-store.ts';
import type { Store } from '../storage/store.ts';
import { decide, type FindSilence } from './decide.ts';

const batchSize = 100;

/**
 * Turns every change nobody has looked at into its notice and one delivery a channel, decided or waiting, in order of
 * origin. Each change is one transaction: a process that ends between two goes on with the next.
 */
export function planDeliveries({ runs, notifications }: Pick<Store, 'runs' | 'notifications'>, findSilence: FindSilence): void {
  for (;;) {
    const waiting = notifications.transitions(batchSize);
    for (const transition of waiting) planOne(transition);
    if (waiting.length < batchSize) return;
  }

  function planOne({ key, event, runId, incident, atMs }: StoredTransition): void {
    const run = runs.find(runId);
    if (run === null) return notifications.plan(key, null, []);
    const notice: Notice = { event, run, incident, atMs };
    const silence = incident === null ? null : findSilence(incident);
    const planned = notifications.channels().map((channel): PlannedDelivery => {
      const earlier = incident === null ? [] : notifications.noticesTo(channel.id, incident.id);
      const { isSent, reason } = decide({ channel, notice, silence, earlier });
      return { channel, state: isSent ? 'pending' : 'suppressed', reason, nextAtMs: isSent ? atMs : null };
    });
    notifications.plan(key, notice, planned);
  }
}
