import { blob, index, integer, real, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { attempts, runs } from './runs.ts';

/** A named curve of a run. */
export const series = sqliteTable(
  'series',
  {
    key: integer().primaryKey(),
    runKey: integer('run_key').notNull().references(() => runs.key, { onDelete: 'cascade' }),
    name: text().notNull(),
  },
  (table) => [uniqueIndex('series_run_name').on(table.runKey, table.name)],
);

/** What one attempt contributed to a series, in order of arrival, as of the last fold. */
export const strands = sqliteTable(
  'strands',
  {
    key: integer().primaryKey(),
    seriesKey: integer('series_key').notNull().references(() => series.key, { onDelete: 'cascade' }),
    attemptKey: integer('attempt_key').notNull().references(() => attempts.key, { onDelete: 'cascade' }),
    count: integer().notNull(),
    firstStep: integer('first_step').notNull(),
    minStep: integer('min_step').notNull(),
    maxStep: integer('max_step').notNull(),
    /** False once a step was smaller than the one before it: the strand is then sorted when read. */
    isSorted: integer('is_sorted', { mode: 'boolean' }).notNull(),
    lastStep: integer('last_step').notNull(),
    /** Newest value; NULL is NaN, which SQLite cannot hold. */
    lastValue: real('last_value'),
    /** Over finite values; NULL when there is none. */
    min: real(),
    max: real(),
    nonFinite: integer('non_finite').notNull(),
  },
  (table) => [uniqueIndex('strands_series_attempt').on(table.seriesKey, table.attemptKey), index('strands_attempt').on(table.attemptKey)],
);

/**
 * Columns of a strand. Level 0: up to 1,024 values. Level k: up to 256 nodes of the pyramid, each over 16^k values.
 * Only the last chunk of a level may be short, and only that one is ever written again.
 */
export const chunks = sqliteTable(
  'chunks',
  {
    key: integer().primaryKey(),
    strandKey: integer('strand_key').notNull().references(() => strands.key, { onDelete: 'cascade' }),
    level: integer().notNull(),
    number: integer().notNull(),
    firstStep: integer('first_step').notNull(),
    bytes: blob({ mode: 'buffer' }).notNull(),
  },
  (table) => [uniqueIndex('chunks_strand_level_number').on(table.strandKey, table.level, table.number)],
);
