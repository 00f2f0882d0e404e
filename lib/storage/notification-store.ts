import type { Severity, Words } from '../protocol/cause.ts';
import type { IncidentResource, RunResource } from '../protocol/resource.ts';
import type { Page } from './page.ts';

/** What a notice can be about. */
export const noticeEvents = ['incident.firing', 'incident.escalated', 'incident.resolved', 'run.finished', 'run.failed', 'run.lost'] as const;
export type NoticeEvent = (typeof noticeEvents)[number];

/** `pending`: to be sent; `delivered`: taken by the receiver; `suppressed`: decided against; `failed`: refused, or given up. */
export const deliveryStates = ['pending', 'delivered', 'suppressed', 'failed'] as const;
export type DeliveryState = (typeof deliveryStates)[number];

/** Why something was decided, for people. */
export type StoredReason = Words;

/** What a channel wants to hear of; an empty list means everything. */
export interface Routing {
  readonly projects: readonly string[];
  readonly causes: readonly string[];
  readonly tags: readonly string[];
  readonly events: readonly NoticeEvent[];
}

/** Hours in which a channel is left in peace, in its own time zone; over midnight where `from` is later than `to`. */
export interface QuietHours {
  /** `HH:MM`. */
  readonly from: string;
  /** `HH:MM`. */
  readonly to: string;
  /** IANA name such as `Asia/Shanghai`. */
  readonly timeZone: string;
  /** Critical incidents are told all the same. */
  readonly exceptCritical: boolean;
}

export interface StoredChannel {
  readonly id: string;
  readonly kind: string;
  readonly name: string;
  /** Address and secrets; must never leave the server. */
  readonly fields: Readonly<Record<string, string>>;
  readonly minimumSeverity: Severity;
  readonly language: 'en' | 'zh';
  readonly isMuted: boolean;
  readonly routing: Routing;
  readonly quietHours: QuietHours | null;
  /** Most notices in an hour; `null`: as many as come. */
  readonly mostPerHour: number | null;
  readonly createdAtMs: number;
}

/** A change that nobody has planned deliveries for. */
export interface StoredTransition {
  readonly key: number;
  readonly event: NoticeEvent;
  readonly runId: string;
  readonly incident: IncidentResource | null;
  readonly atMs: number;
}

/** One thing to tell, as it was when it happened. A test has neither run nor incident. */
export interface Notice {
  readonly event: NoticeEvent | 'test';
  readonly run: RunResource | null;
  readonly incident: IncidentResource | null;
  readonly atMs: number;
}

export interface PlannedDelivery {
  readonly channel: Pick<StoredChannel, 'id' | 'name' | 'kind'>;
  readonly state: DeliveryState;
  readonly reason: StoredReason;
  readonly nextAtMs: number | null;
}

export interface PendingDelivery {
  readonly id: string;
  readonly channelId: string;
  readonly attempts: number;
  readonly nextAtMs: number;
  readonly notice: Notice;
}

export interface DeliveryRecord {
  readonly id: string;
  readonly channelId: string;
  readonly channelName: string;
  readonly kind: string;
  readonly event: NoticeEvent | 'test';
  readonly runId: string | null;
  readonly incidentId: string | null;
  readonly state: DeliveryState;
  readonly reason: StoredReason;
  readonly attempts: number;
  /** When what it tells of happened. */
  readonly atMs: number;
  readonly nextAttemptAtMs: number | null;
  readonly doneAtMs: number | null;
}

export interface DeliveriesQuery {
  readonly channel?: string;
  readonly state?: DeliveryState;
  readonly incident?: string;
  readonly limit: number;
  readonly cursor?: string;
}

/** What a channel was told of an incident, or why not. */
export interface EarlierNotice {
  readonly event: NoticeEvent;
  readonly severity: Severity | null;
  readonly state: DeliveryState;
}

/** What became of one try. */
export interface DeliveryChange {
  readonly state: DeliveryState;
  readonly reason: StoredReason;
  readonly attempts: number;
  readonly nextAtMs: number | null;
  readonly doneAtMs: number | null;
}

/** Channels, and the outbox with its log. */
export interface NotificationStore {
  channels(): readonly StoredChannel[];
  findChannel(id: string): StoredChannel | null;
  createChannel(channel: StoredChannel): void;
  /** Replaces the channel; `false` when there is none of that id. */
  changeChannel(channel: StoredChannel): boolean;
  /** Removes the channel and gives up what waits for it, for `reason`; `false` when there is none of that id. */
  deleteChannel(id: string, reason: StoredReason, atMs: number): boolean;
  /** The oldest changes that no deliveries are planned for. */
  transitions(limit: number): readonly StoredTransition[];
  /** In one transaction: the transition is taken off, its notice and the deliveries are written. `null`: there is nothing to tell any more. */
  plan(transitionKey: number, notice: Notice | null, deliveries: readonly PlannedDelivery[]): void;
  /** Writes a notice that no transition led to, with one delivery, and answers the delivery's id. */
  record(notice: Notice, delivery: PlannedDelivery): string;
  /** What waits to be sent, in order of origin, due or not. */
  pending(limit: number): readonly PendingDelivery[];
  change(deliveryIds: readonly string[], change: DeliveryChange): void;
  /** What the channel was told (or deliberately not told) of the incident, oldest first. */
  noticesTo(channelId: string, incidentId: string): readonly EarlierNotice[];
  /** Times of the channel's deliveries since `sinceMs`, oldest first. */
  deliveredAtMs(channelId: string, sinceMs: number): readonly number[];
  deliveries(query: DeliveriesQuery): Page<DeliveryRecord>;
  /** Removes what is done with and older, notices and all. */
  prune(beforeMs: number): void;
  key(name: string): string | null;
  saveKey(name: string, value: string): void;
}
