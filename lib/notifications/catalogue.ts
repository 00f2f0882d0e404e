import { channelKinds, type ChannelRoom } from './channel.ts';
import { dingtalk } from './channels/dingtalk/channel.ts';
import { discord } from './channels/discord/channel.ts';
import { email } from './channels/email/channel.ts';
import { feishu } from './channels/feishu/channel.ts';
import { ntfy } from './channels/ntfy/channel.ts';
import { slack } from './channels/slack/channel.ts';
import { telegram } from './channels/telegram/channel.ts';
import { webhook } from './channels/webhook/channel.ts';
import { webpush } from './channels/webpush/channel.ts';
import { wecom } from './channels/wecom/channel.ts';

const byKind = { webhook, slack, discord, telegram, ntfy, email, feishu, dingtalk, wecom, webpush } as const;

/** Every kind of channel, in the order in which they are offered. */
export const channelRooms: readonly ChannelRoom[] = channelKinds.map((kind) => byKind[kind]);

/** The room of a kind; undefined for one that is not known. */
export function channelRoomOf(kind: string): ChannelRoom | undefined {
  return channelRooms.find((room) => room.kind === kind);
}
