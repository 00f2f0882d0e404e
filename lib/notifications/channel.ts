import type { Words } from '../protocol/cause.ts';
import type { Message } from './message.ts';

export const channelKinds = ['webhook', 'slack', 'discord', 'telegram', 'ntfy', 'email', 'feishu', 'dingtalk', 'wecom', 'webpush'] as const;
export type ChannelKind = (typeof channelKinds)[number];

/** One thing a channel must be told before it can send. */
export interface Field {
  readonly name: string;
  /** `url`: http or https; `mail-url`: smtp or smtps. */
  readonly kind: 'url' | 'mail-url' | 'text';
  readonly isRequired: boolean;
  /** Written once, never shown again. Addresses are shown by scheme and host only, whether secret or not. */
  readonly isSecret: boolean;
  readonly default?: string;
  readonly label: Words;
  readonly help: Words;
}

/** What came of handing a message over. Only these three; whoever asked decides whether to try again. */
export type Outcome =
  | { readonly kind: 'delivered'; readonly reason: Words }
  /** It may work later; `retryAfterMs` when the receiver said when. */
  | { readonly kind: 'retryable'; readonly reason: Words; readonly retryAfterMs?: number }
  /** It will not work however often it is tried. `isGone`: the receiver is no more, so the channel may go too. */
  | { readonly kind: 'rejected'; readonly reason: Words; readonly isGone?: boolean };

export interface HttpRequest {
  readonly method: 'POST' | 'PUT';
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array;
}

export interface HttpAnswer {
  readonly status: number;
  /** By lower-case name. */
  readonly headers: Readonly<Record<string, string>>;
  /** The first part of the body; never more than the cap. */
  readonly text: string;
}

/** What the rim lends to a channel for one message. */
export interface SendTools {
  /** Sends it once, to an address that was checked; `judge` says what the answer means. A receiver that cannot be reached is an outcome too. */
  request(request: HttpRequest, judge: (answer: HttpAnswer) => Outcome): Promise<Outcome>;
  /** The checked address of a host for connections that are not HTTP, or the outcome when there is none. */
  pin(host: string): Promise<{ readonly address: string } | Outcome>;
  /** Whole milliseconds since the epoch. */
  nowMs(): number;
  /** Keys that pushes are signed with. */
  vapid(): { readonly subject: string; readonly publicKey: string; readonly privateKey: string };
}

/** A kind of channel: what it asks for and how a message is handed over. It neither decides whether to send nor tries twice. */
export interface ChannelRoom {
  readonly kind: ChannelKind;
  readonly title: Words;
  readonly fields: readonly Field[];
  /** True when many waiting notices may become one message. False for receivers that are programs. */
  readonly canDigest: boolean;
  send(message: Message, fields: Readonly<Record<string, string>>, tools: SendTools): Promise<Outcome>;
}
