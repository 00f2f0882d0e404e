import { z } from 'zod';
import { severities } from '../../../lib/protocol/cause.ts';
import { limits } from '../../../lib/protocol/limits.ts';
import { channelKinds } from '../../../lib/notifications/channel.ts';
import { deliveryStates, noticeEvents } from '../../../lib/storage/notification-store.ts';
import type { ChannelResource } from '../../../lib/notifications/channel-resource.ts';
import type { DeliveryRecord } from '../../../lib/storage/notification-store.ts';
import { cause } from './incident.ts';
import { atMs, words } from './number.ts';

const name = z.string().min(1).max(limits.titleCharacters);
const severity = z.enum(severities);
const language = z.enum(['en', 'zh']);
const names = z.array(z.string().max(limits.titleCharacters)).max(100);
const routing = z.object({ projects: names, causes: z.array(cause).max(100), tags: names, events: z.array(z.enum(noticeEvents)).max(20) });
const quietHours = z.object({
  from: z.string().max(5).describe('HH:MM'),
  to: z.string().max(5).describe('HH:MM'),
  timeZone: z.string().max(100).describe('A name such as Europe/Berlin.'),
  exceptCritical: z.boolean(),
});
const mostPerHour = z.int().min(1).max(10_000);

const settings = {
  minimumSeverity: severity.optional().describe('Incidents below it are not told; warning unless said otherwise.'),
  language: language.optional(),
  isMuted: z.boolean().optional(),
  routing: routing.partial().optional().describe('Empty lists mean everything.'),
  quietHours: quietHours.partial({ exceptCritical: true }).transform((hours) => ({ ...hours, exceptCritical: hours.exceptCritical ?? true })).nullable().optional(),
  mostPerHour: mostPerHour.nullable().optional().describe('null: as many as come.'),
};
/** Whatever else is said are fields of the kind: url, secret, token … */
const fieldValue = z.string().max(4_096);

export const newChannelBody = z.object({ kind: z.enum(channelKinds), name, ...settings }).catchall(fieldValue);
export const channelChangeBody = z.object({ name: name.optional(), ...settings }).catchall(fieldValue);

export const channel: z.ZodType<ChannelResource> = z.object({
  id: z.string(),
  kind: z.string(),
  name: z.string(),
  target: z.string().describe('Scheme and host of where it sends.'),
  fields: z.record(z.string(), z.string()).describe('Fields that are no secrets.'),
  secrets: z.array(z.string()).describe('Names of the secret fields that are set; their values are never answered.'),
  hasSecret: z.boolean(),
  minimumSeverity: severity,
  language,
  isMuted: z.boolean(),
  routing: z.object({ projects: z.array(z.string()), causes: z.array(z.string()), tags: z.array(z.string()), events: z.array(z.enum(noticeEvents)) }),
  quietHours: quietHours.nullable(),
  mostPerHour: mostPerHour.nullable(),
  createdAtMs: atMs,
});

export const channelTest = z.object({
  outcome: z.enum(['delivered', 'retryable', 'rejected']),
  reason: words,
});

export const delivery: z.ZodType<DeliveryRecord> = z.object({
  id: z.string(),
  channelId: z.string(),
  channelName: z.string(),
  kind: z.string(),
  event: z.enum([...noticeEvents, 'test']),
  runId: z.string().nullable(),
  incidentId: z.string().nullable(),
  state: z.enum(deliveryStates),
  reason: words.describe('Why it was decided so, or what the receiver said.'),
  attempts: z.int(),
  atMs,
  nextAttemptAtMs: atMs.nullable(),
  doneAtMs: atMs.nullable(),
});
