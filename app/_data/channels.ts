import 'server-only';
import type { ChannelSettings } from '../../lib/commands/channel-settings.ts';
import { channelRooms } from '../../lib/notifications/catalogue.ts';
import type { Field } from '../../lib/notifications/channel.ts';
import { channelResource, type ChannelResource } from '../../lib/notifications/channel-resource.ts';
import type { Words } from '../../lib/protocol/cause.ts';
import { deliveryStates, type DeliveryRecord } from '../../lib/storage/notification-store.ts';
import { listFrom } from './list-from.ts';
import { openRuntime } from './reader.ts';

export type { ChannelResource, ChannelSettings, DeliveryRecord, Field };

/** A kind of channel that can be added. */
export interface KindChoice {
  readonly kind: string;
  readonly title: Words;
  readonly fields: readonly Field[];
}

export interface ChannelsPage {
  readonly channels: readonly ChannelResource[];
  readonly kinds: readonly KindChoice[];
  /** Key with which a browser subscribes. */
  readonly pushKey: string;
}

/** The channels, without secrets, and what could be added. */
export async function readChannels(): Promise<ChannelsPage> {
  const { store, notifications } = (await openRuntime()).runtime;
  return {
    channels: store.notifications.channels().map(channelResource),
    kinds: channelRooms.map(({ kind, title, fields }) => ({ kind, title, fields })),
    pushKey: notifications.publicPushKey(),
  };
}

export interface DeliveriesPage {
  readonly items: readonly DeliveryRecord[];
  readonly nextCursor: string | null;
  readonly channels: readonly { readonly id: string; readonly name: string }[];
}

const pageSize = 100;

/** The newest deliveries that match; unknown filters count as none. */
export async function readDeliveries({ state, channel, cursor }: { readonly state?: string | undefined; readonly channel?: string | undefined; readonly cursor?: string | undefined }): Promise<DeliveriesPage> {
  const { store } = (await openRuntime()).runtime;
  const known = deliveryStates.find((one) => one === state);
  const page = listFrom(cursor, (from) => store.notifications.deliveries({ limit: pageSize, ...(known === undefined ? {} : { state: known }), ...(channel ? { channel } : {}), ...from }));
  return { ...page, channels: store.notifications.channels().map(({ id, name }) => ({ id, name })) };
}
