import { channelRoomOf } from '../notifications/catalogue.ts';
import type { ChannelRoom } from '../notifications/channel.ts';
import { checkFields } from '../notifications/fields.ts';
import { TunewatchError } from '../protocol/error-code.ts';
import { because } from '../protocol/reason.ts';
import { limits } from '../protocol/limits.ts';
import type { QuietHours, Routing, StoredChannel } from '../storage/notification-store.ts';

/** What may be said about a channel besides its kind; what is left out keeps its value, or takes the default of a new one. */
export interface ChannelSettings {
  readonly name?: string | undefined;
  readonly fields?: Readonly<Record<string, string | undefined>> | undefined;
  readonly minimumSeverity?: StoredChannel['minimumSeverity'] | undefined;
  readonly language?: StoredChannel['language'] | undefined;
  readonly isMuted?: boolean | undefined;
  readonly routing?: Partial<{ readonly [Key in keyof Routing]: Routing[Key] | undefined }> | undefined;
  readonly quietHours?: QuietHours | null | undefined;
  readonly mostPerHour?: number | null | undefined;
}

const wholeRouting: Routing = { projects: [], causes: [], tags: [], events: [] };
/** Chats and phones; programs take what comes. */
const usualMostPerHour = 60;

/** The room of a kind. Throws `invalid-argument` for one that is not known. */
export function roomOfKind(kind: string): ChannelRoom {
  const room = channelRoomOf(kind);
  if (room === undefined) throw new TunewatchError('invalid-argument', `There is no kind of channel "${kind}".`, because('channel-kind', { kind }));
  return room;
}

/** A new channel's values before anything was said. */
export function defaultsOf(room: ChannelRoom): Omit<StoredChannel, 'id' | 'kind' | 'name' | 'fields' | 'createdAtMs'> {
  return { minimumSeverity: 'warning', language: 'en', isMuted: false, routing: wholeRouting, quietHours: null, mostPerHour: room.canDigest ? usualMostPerHour : null };
}

/** The channel with the settings in it. Throws `invalid-argument` saying what cannot be used. */
export function withSettings(channel: StoredChannel, settings: ChannelSettings): StoredChannel {
  const name = (settings.name ?? channel.name).trim();
  if (name === '' || name.length > limits.titleCharacters) throw new TunewatchError('invalid-argument', `A channel needs a name of 1 to ${limits.titleCharacters} characters.`, because('channel-name', { most: limits.titleCharacters }));
  const { projects, causes, tags, events } = { ...channel.routing, ...withoutUndefined(settings.routing ?? {}) };
  const quietHours = settings.quietHours === undefined ? channel.quietHours : settings.quietHours;
  if (quietHours !== null) checkQuietHours(quietHours);
  return {
    ...channel,
    name,
    fields: checkFields(roomOfKind(channel.kind), settings.fields ?? {}, channel.fields),
    minimumSeverity: settings.minimumSeverity ?? channel.minimumSeverity,
    language: settings.language ?? channel.language,
    isMuted: settings.isMuted ?? channel.isMuted,
    routing: { projects, causes, tags, events },
    quietHours,
    mostPerHour: settings.mostPerHour === undefined ? channel.mostPerHour : settings.mostPerHour,
  };
}

function checkQuietHours({ from, to, timeZone }: QuietHours): void {
  for (const time of [from, to]) if (!/^([01]\d|2[0-3]):[0-5]\d$/.test(time)) throw new TunewatchError('invalid-argument', `"${time}" is not a time such as 22:00.`, because('channel-time', { time }));
  try {
    new Intl.DateTimeFormat('en', { timeZone });
  } catch (cause) {
    throw new TunewatchError('invalid-argument', `There is no time zone "${timeZone}". Use a name such as Europe/Berlin or Asia/Shanghai.`, { cause, ...because('channel-time-zone', { timeZone }) });
  }
}

function withoutUndefined<Fields extends object>(fields: Fields): { [Key in keyof Fields]: Exclude<Fields[Key], undefined> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as { [Key in keyof Fields]: Exclude<Fields[Key], undefined> };
}
