import { index, integer, primaryKey, real, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { runs } from './runs.ts';

/** The metrics of a run as of the last fold, or newer where a list asked since: what tables sort and filter by. */
export const runMetrics = sqliteTable(
  'run_metrics',
  {
    runKey: integer('run_key').notNull().references(() => runs.key, { onDelete: 'cascade' }),
    name: text().notNull(),
    /** NULL is NaN. */
    last: real(),
    /** Over finite values; NULL when there is none. */
    min: real(),
    max: real(),
  },
  (table) => [primaryKey({ columns: [table.runKey, table.name] }), index('run_metrics_name').on(table.name, table.runKey)],
);

/** Hyperparameters of a run, nested ones under names with dots. */
export const runConfig = sqliteTable(
  'run_config',
  {
    runKey: integer('run_key').notNull().references(() => runs.key, { onDelete: 'cascade' }),
    name: text().notNull(),
    /** Set when it is a number. */
    number: real(),
    /** As it is shown. */
    text: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.runKey, table.name] }), index('run_config_name').on(table.name, table.runKey)],
);

/** The run that others of its project are compared with. */
export const baselines = sqliteTable('baselines', {
  project: text().primaryKey(),
  runKey: integer('run_key').notNull().unique().references(() => runs.key, { onDelete: 'cascade' }),
});

/** Tables as people arranged them. */
export const savedViews = sqliteTable(
  'saved_views',
  {
    id: text().primaryKey(),
    project: text().notNull(),
    name: text().notNull(),
    query: text().notNull(),
    createdBy: text('created_by').notNull(),
    createdAtMs: integer('created_at_ms').notNull(),
  },
  (table) => [uniqueIndex('saved_views_project_name').on(table.project, table.name)],
);
