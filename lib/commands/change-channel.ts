import { channelResource, type ChannelResource } from '../notifications/channel-resource.ts';
import { TunewatchError } from '../protocol/error-code.ts';
import { because } from '../protocol/reason.ts';
import { requireScope } from './actor.ts';
import { withSettings, type ChannelSettings } from './channel-settings.ts';
import type { CommandContext } from './command-context.ts';

/**
 * The channel with these settings changed; secrets that are not given stay. Throws `forbidden` without scope `admin`,
 * `not-found`, `invalid-argument` for a setting that cannot be used.
 */
export function changeChannel({ actor, store, clock }: Pick<CommandContext, 'actor' | 'store' | 'clock'>, id: string, settings: ChannelSettings): ChannelResource {
  requireScope(actor, 'admin');
  const known = store.notifications.findChannel(id);
  if (known === null) throw new TunewatchError('not-found', `There is no channel "${id}".`, because('channel-missing'));
  const channel = withSettings(known, settings);
  store.audit.record({ atMs: clock.nowMs(), actor: actor.name, verb: 'change-channel', subject: id });
  store.notifications.changeChannel(channel);
  return channelResource(channel);
}
