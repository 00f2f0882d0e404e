import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import type { DeliveryState, QuietHours, Routing, StoredReason } from '../notification-store.ts';
import type { IncidentResource, RunResource } from '../../protocol/resource.ts';

/** Where notices go. `fields` holds the channel's address and secrets; it never leaves the server. */
export const channels = sqliteTable('channels', {
  id: text().primaryKey(),
  kind: text().notNull(),
  name: text().notNull(),
  fields: text({ mode: 'json' }).$type<Readonly<Record<string, string>>>().notNull(),
  minimumSeverity: text('minimum_severity').$type<IncidentResource['severity']>().notNull(),
  language: text().$type<'en' | 'zh'>().notNull(),
  isMuted: integer('is_muted', { mode: 'boolean' }).notNull(),
  routing: text({ mode: 'json' }).$type<Routing>().notNull(),
  quietHours: text('quiet_hours', { mode: 'json' }).$type<QuietHours>(),
  /** Most notices in an hour; `null`: as many as come. */
  mostPerHour: integer('most_per_hour'),
  createdAtMs: integer('created_at_ms').notNull(),
});

/**
 * What happened to incidents and runs and was not looked at yet. Written in the transaction of the change itself and
 * removed in the one that plans its deliveries: so none is lost, wherever the process ends.
 */
export const transitions = sqliteTable('transitions', {
  key: integer().primaryKey({ autoIncrement: true }),
  event: text().notNull(),
  runId: text('run_id').notNull(),
  incident: text({ mode: 'json' }).$type<IncidentResource>(),
  atMs: integer('at_ms').notNull(),
});

/** One thing to tell, as it was when it happened. */
export const notices = sqliteTable(
  'notices',
  {
    key: integer().primaryKey({ autoIncrement: true }),
    event: text().notNull(),
    /** `null` for a test. */
    runId: text('run_id'),
    incidentId: text('incident_id'),
    run: text({ mode: 'json' }).$type<RunResource>(),
    incident: text({ mode: 'json' }).$type<IncidentResource>(),
    atMs: integer('at_ms').notNull(),
  },
  (table) => [index('notices_incident').on(table.incidentId, table.key)],
);

/** One notice to one channel, and what became of it. Outlives its channel. */
export const deliveries = sqliteTable(
  'deliveries',
  {
    key: integer().primaryKey({ autoIncrement: true }),
    id: text().notNull().unique(),
    noticeKey: integer('notice_key').notNull().references(() => notices.key, { onDelete: 'cascade' }),
    channelId: text('channel_id').notNull(),
    channelName: text('channel_name').notNull(),
    channelKind: text('channel_kind').notNull(),
    state: text().$type<DeliveryState>().notNull(),
    reason: text({ mode: 'json' }).$type<StoredReason>().notNull(),
    attempts: integer().notNull().default(0),
    /** When it is tried next; `null` when it is done with. */
    nextAtMs: integer('next_at_ms'),
    doneAtMs: integer('done_at_ms'),
  },
  (table) => [
    uniqueIndex('deliveries_notice_channel').on(table.noticeKey, table.channelId),
    index('deliveries_state').on(table.state, table.key),
    index('deliveries_channel').on(table.channelId, table.key),
  ],
);

/** Keys that the server made for itself, such as the pair it signs pushes with. */
export const serverKeys = sqliteTable('server_keys', {
  name: text().primaryKey(),
  value: text().notNull(),
});
