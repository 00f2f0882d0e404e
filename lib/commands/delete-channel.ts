import { TunewatchError } from '../protocol/error-code.ts';
import { because } from '../protocol/reason.ts';
import { requireScope } from './actor.ts';
import type { CommandContext } from './command-context.ts';

/** Removes the channel; what waited for it is given up, its log stays. Throws `forbidden` without scope `admin`, `not-found`. */
export function deleteChannel({ actor, store, clock }: Pick<CommandContext, 'actor' | 'store' | 'clock'>, id: string): void {
  requireScope(actor, 'admin');
  if (store.notifications.findChannel(id) === null) throw new TunewatchError('not-found', `There is no channel "${id}".`, because('channel-missing'));
  const atMs = clock.nowMs();
  store.audit.record({ atMs, actor: actor.name, verb: 'delete-channel', subject: id });
  store.notifications.deleteChannel(id, { en: 'The channel was deleted.', zh: '该渠道已删除。' }, atMs);
}
