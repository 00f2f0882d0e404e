import type { Outcome } from '../notifications/channel.ts';
import type { Notifications } from '../notifications/notifications.ts';
import { TunewatchError } from '../protocol/error-code.ts';
import { requireScope } from './actor.ts';
import type { CommandContext } from './command-context.ts';

/** What came of a test message sent through the channel now. Throws `forbidden` without scope `admin`, `not-found`. */
export async function testChannel({ actor, store, clock, notifications }: Pick<CommandContext, 'actor' | 'store' | 'clock'> & { readonly notifications: Pick<Notifications, 'sendTest'> }, id: string): Promise<Outcome> {
  requireScope(actor, 'admin');
  if (store.notifications.findChannel(id) === null) throw new TunewatchError('not-found', `There is no channel "${id}".`);
  store.audit.record({ atMs: clock.nowMs(), actor: actor.name, verb: 'test-channel', subject: id });
  return notifications.sendTest(id);
}
