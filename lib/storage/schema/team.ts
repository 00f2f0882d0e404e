import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import type { IncidentMarks } from '../../incidents/incident-marks.ts';
import type { CommentAnchor, HistoryVerb, SilenceScope } from '../../protocol/team.ts';
import { incidents } from './incidents.ts';
import { runs } from './runs.ts';

/** What people said about an incident; the judge never writes here but when a decision of theirs is over. */
export const incidentMarks = sqliteTable('incident_marks', {
  incidentId: text('incident_id').primaryKey().references(() => incidents.id, { onDelete: 'cascade' }),
  marks: text({ mode: 'json' }).$type<IncidentMarks>().notNull(),
});

/** What people did to an incident, in order: their part of its history. */
export const incidentDeeds = sqliteTable(
  'incident_deeds',
  {
    key: integer().primaryKey(),
    incidentId: text('incident_id').notNull().references(() => incidents.id, { onDelete: 'cascade' }),
    atMs: integer('at_ms').notNull(),
    actor: text().notNull(),
    verb: text().$type<HistoryVerb>().notNull(),
    detail: text({ mode: 'json' }).$type<Readonly<Record<string, string | number | null>>>().notNull(),
  },
  (table) => [index('incident_deeds_incident').on(table.incidentId, table.key), index('incident_deeds_at').on(table.atMs, table.key)],
);

/** Silences. One that was ended stays, for the history. */
export const silences = sqliteTable(
  'silences',
  {
    id: text().primaryKey(),
    scope: text().$type<SilenceScope>().notNull(),
    project: text().notNull(),
    runKey: integer('run_key').references(() => runs.key, { onDelete: 'cascade' }),
    incidentId: text('incident_id').references(() => incidents.id, { onDelete: 'cascade' }),
    rule: text(),
    untilStep: integer('until_step'),
    untilAtMs: integer('until_at_ms'),
    reason: text().notNull(),
    by: text().notNull(),
    createdAtMs: integer('created_at_ms').notNull(),
    endedAtMs: integer('ended_at_ms'),
    endedBy: text('ended_by'),
  },
  (table) => [index('silences_ended').on(table.endedAtMs)],
);

/** Comments, each with what it is about. */
export const comments = sqliteTable(
  'comments',
  {
    key: integer().primaryKey(),
    id: text().notNull(),
    runKey: integer('run_key').notNull().references(() => runs.key, { onDelete: 'cascade' }),
    incidentId: text('incident_id').references(() => incidents.id, { onDelete: 'cascade' }),
    anchor: text({ mode: 'json' }).$type<CommentAnchor>().notNull(),
    author: text().notNull(),
    text: text().notNull(),
    mentions: text({ mode: 'json' }).$type<readonly string[]>().notNull(),
    createdAtMs: integer('created_at_ms').notNull(),
    editedAtMs: integer('edited_at_ms'),
  },
  (table) => [
    uniqueIndex('comments_id').on(table.id),
    index('comments_run').on(table.runKey, table.createdAtMs),
    index('comments_incident').on(table.incidentId, table.createdAtMs),
    index('comments_created').on(table.createdAtMs),
  ],
);
