import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { runs } from './runs.ts';
import type { IncidentResource } from './stored-types.ts';

/** Incidents as they are now; the columns beside `body` are what lists filter and sort by. */
export const incidents = sqliteTable(
  'incidents',
  {
    id: text().primaryKey(),
    runKey: integer('run_key').notNull().references(() => runs.key, { onDelete: 'cascade' }),
    severity: text().$type<IncidentResource['severity']>().notNull(),
    state: text().$type<IncidentResource['state']>().notNull(),
    openedAtMs: integer('opened_at_ms').notNull(),
    body: text({ mode: 'json' }).$type<IncidentResource>().notNull(),
  },
  (table) => [index('incidents_run').on(table.runKey, table.openedAtMs), index('incidents_opened').on(table.openedAtMs, table.id), index('incidents_state').on(table.state)],
);

/** What changed in an incident and when: its history. */
export const incidentChanges = sqliteTable(
  'incident_changes',
  {
    key: integer().primaryKey(),
    incidentId: text('incident_id').notNull().references(() => incidents.id, { onDelete: 'cascade' }),
    atMs: integer('at_ms').notNull(),
    change: text({ mode: 'json' }).$type<Readonly<Record<string, unknown>>>().notNull(),
  },
  (table) => [index('incident_changes_incident').on(table.incidentId, table.key), index('incident_changes_at').on(table.atMs, table.key)],
);

/** The diagnosis engine's state of a run, so that a restart goes on where it stopped. */
export const diagnosisStates = sqliteTable('diagnosis_states', {
  runKey: integer('run_key').primaryKey().references(() => runs.key, { onDelete: 'cascade' }),
  state: text().notNull(),
});
