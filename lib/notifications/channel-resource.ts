import type { Severity } from '../protocol/cause.ts';
import type { QuietHours, Routing, StoredChannel } from '../storage/notification-store.ts';
import { channelRoomOf } from './catalogue.ts';
import { maskUrl } from './fields.ts';

/** A channel as it may be shown: no secret is in it. */
export interface ChannelResource {
  readonly id: string;
  readonly kind: string;
  readonly name: string;
  /** Where it sends: addresses by scheme and host only. */
  readonly target: string;
  /** Fields that are no secrets; addresses masked. */
  readonly fields: Readonly<Record<string, string>>;
  /** Names of the secret fields that are set. */
  readonly secrets: readonly string[];
  /** True when something besides its address is kept secret: a signing secret, a token, a password. */
  readonly hasSecret: boolean;
  readonly minimumSeverity: Severity;
  readonly language: 'en' | 'zh';
  readonly isMuted: boolean;
  readonly routing: Routing;
  readonly quietHours: QuietHours | null;
  readonly mostPerHour: number | null;
  readonly createdAtMs: number;
}

/** The channel without its secrets. What its room does not know as public stays inside too. */
export function channelResource({ fields, ...channel }: StoredChannel): ChannelResource {
  const known = channelRoomOf(channel.kind)?.fields ?? [];
  const shown = known.filter(({ name, isSecret }) => !isSecret && fields[name] !== undefined).map(({ name, kind }) => [name, kind === 'text' ? fields[name]! : maskUrl(fields[name]!)] as const);
  const secrets = known.filter(({ name, isSecret }) => isSecret && fields[name] !== undefined).map(({ name }) => name);
  return { ...channel, target: maskUrl(fields['url'] ?? ''), fields: Object.fromEntries(shown), secrets, hasSecret: secrets.some((name) => name !== 'url') };
}
