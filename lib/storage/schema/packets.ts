import { blob, integer, sqliteTable, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { attempts, runs } from './runs.ts';

/**
 * The log: packets as they came, in order of arrival, until they are folded into chunks. What stands here and only here
 * is not yet in any chunk, series, histogram or run column.
 */
export const packets = sqliteTable(
  'packets',
  {
    key: integer().primaryKey(),
    attemptKey: integer('attempt_key').notNull().references(() => attempts.key, { onDelete: 'cascade' }),
    seq: integer().notNull(),
    receivedAtMs: integer('received_at_ms').notNull(),
    bytes: blob({ mode: 'buffer' }).notNull(),
  },
  (table) => [uniqueIndex('packets_attempt_seq').on(table.attemptKey, table.seq)],
);

/** Which packets were folded, in order of arrival: attempt, seq, rows and time of receipt of up to 1,024 packets each. */
export const packetChunks = sqliteTable(
  'packet_chunks',
  {
    key: integer().primaryKey(),
    runKey: integer('run_key').notNull().references(() => runs.key, { onDelete: 'cascade' }),
    number: integer().notNull(),
    bytes: blob({ mode: 'buffer' }).notNull(),
  },
  (table) => [uniqueIndex('packet_chunks_run_number').on(table.runKey, table.number)],
);

/** Step and time of every row of a run, in order of arrival: the clock its series share. Up to 1,024 rows each. */
export const clockChunks = sqliteTable(
  'clock_chunks',
  {
    key: integer().primaryKey(),
    runKey: integer('run_key').notNull().references(() => runs.key, { onDelete: 'cascade' }),
    number: integer().notNull(),
    bytes: blob({ mode: 'buffer' }).notNull(),
  },
  (table) => [uniqueIndex('clock_chunks_run_number').on(table.runKey, table.number)],
);
