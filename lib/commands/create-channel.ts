import { randomUUID } from 'node:crypto';
import { channelResource, type ChannelResource } from '../notifications/channel-resource.ts';
import { requireScope } from './actor.ts';
import { defaultsOf, roomOfKind, withSettings, type ChannelSettings } from './channel-settings.ts';
import type { CommandContext } from './command-context.ts';

/**
 * A new channel, without its secrets. Subscribing the same browser again changes its channel instead of adding one.
 * Throws `forbidden` without scope `admin`, `invalid-argument` for a kind, field or setting that cannot be used.
 */
export function createChannel({ actor, store, clock }: Pick<CommandContext, 'actor' | 'store' | 'clock'>, kind: string, settings: ChannelSettings): ChannelResource {
  requireScope(actor, 'admin');
  const room = roomOfKind(kind);
  const atMs = clock.nowMs();
  const known = kind === 'webpush' ? store.notifications.channels().find((channel) => channel.kind === kind && channel.fields['url'] === settings.fields?.['url']) : undefined;
  const channel = withSettings(known ?? { id: randomUUID(), kind, name: room.title.en, fields: {}, ...defaultsOf(room), createdAtMs: atMs }, settings);
  store.audit.record({ atMs, actor: actor.name, verb: 'create-channel', subject: channel.id });
  if (known === undefined) store.notifications.createChannel(channel);
  else store.notifications.changeChannel(channel);
  return channelResource(channel);
}
