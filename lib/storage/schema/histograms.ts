import { blob, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { runs } from './runs.ts';

/** A named histogram over time of a run, as of the last fold. */
export const histograms = sqliteTable(
  'histograms',
  {
    key: integer().primaryKey(),
    runKey: integer('run_key').notNull().references(() => runs.key, { onDelete: 'cascade' }),
    name: text().notNull(),
    count: integer().notNull(),
  },
  (table) => [uniqueIndex('histograms_run_name').on(table.runKey, table.name)],
);

/** Up to 32 records of a histogram, in order of arrival. Only the last chunk may be short and be written again. */
export const histogramChunks = sqliteTable(
  'histogram_chunks',
  {
    key: integer().primaryKey(),
    histogramKey: integer('histogram_key').notNull().references(() => histograms.key, { onDelete: 'cascade' }),
    number: integer().notNull(),
    minStep: integer('min_step').notNull(),
    maxStep: integer('max_step').notNull(),
    bytes: blob({ mode: 'buffer' }).notNull(),
  },
  (table) => [uniqueIndex('histogram_chunks_histogram_number').on(table.histogramKey, table.number)],
);
