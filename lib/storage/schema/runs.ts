import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import type { Environment, JsonNumber, RunStatus, Task } from './stored-types.ts';

/**
 * One training. What follows from its packets (last step, summary, sparkline, losses, counts) is as of the last fold;
 * the newest state of a run with packets still in the log is in memory and is rebuilt from the log at start.
 */
export const runs = sqliteTable(
  'runs',
  {
    key: integer().primaryKey(),
    id: text().notNull().unique(),
    project: text().notNull(),
    name: text().notNull(),
    status: text().$type<RunStatus>().notNull(),
    config: text({ mode: 'json' }).$type<Readonly<Record<string, unknown>>>().notNull(),
    tags: text({ mode: 'json' }).$type<readonly string[]>().notNull(),
    notes: text().notNull(),
    task: text().$type<Task>(),
    totalSteps: integer('total_steps'),
    startedAtMs: integer('started_at_ms').notNull(),
    endedAtMs: integer('ended_at_ms'),
    lastSeenAtMs: integer('last_seen_at_ms').notNull(),
    environment: text({ mode: 'json' }).$type<Environment>(),
    lastStep: integer('last_step'),
    /** Number of the attempt the last step belongs to; 0 while there is none. */
    lastStepAttempt: integer('last_step_attempt').notNull().default(0),
    summary: text({ mode: 'json' }).$type<Readonly<Record<string, JsonNumber>>>().notNull(),
    sparkline: text({ mode: 'json' }).$type<readonly JsonNumber[]>().notNull(),
    /** Rows and packets folded so far; both number what arrives, across all attempts of the run. */
    rowCount: integer('row_count').notNull().default(0),
    packetCount: integer('packet_count').notNull().default(0),
    isPinned: integer('is_pinned', { mode: 'boolean' }).notNull().default(false),
    archivedAtMs: integer('archived_at_ms'),
    /** Set when somebody deleted the run: it is hidden, can be restored, and is removed for good some days later. */
    deletedAtMs: integer('deleted_at_ms'),
  },
  (table) => [
    index('runs_started').on(table.startedAtMs, table.key),
    index('runs_project_started').on(table.project, table.startedAtMs),
    index('runs_status').on(table.status),
    // The usual list and its count are answered by this index alone.
    index('runs_listed').on(table.deletedAtMs, table.archivedAtMs, table.isPinned, table.startedAtMs, table.id, table.status),
  ],
);

/** One process that fed a run. A resume opens a new attempt. */
export const attempts = sqliteTable(
  'attempts',
  {
    key: integer().primaryKey(),
    runKey: integer('run_key').notNull().references(() => runs.key, { onDelete: 'cascade' }),
    id: text().notNull(),
    /** 1 for the first attempt of the run. */
    number: integer().notNull(),
    openedAtMs: integer('opened_at_ms').notNull(),
    /** Largest seq folded; every one before it is stored or stands in `missing`. Remembered when packets are trimmed. */
    lastSeq: integer('last_seq').notNull().default(0),
    /** Ranges of seq that never came: [first, last] pairs. */
    missing: text({ mode: 'json' }).$type<readonly (readonly [number, number])[]>().notNull(),
    /** Lost packets whose range is not remembered any more. */
    lostForGood: integer('lost_for_good').notNull().default(0),
    /** Records the agent dropped, by its events, and by its newest heartbeat. */
    droppedRecords: integer('dropped_records').notNull().default(0),
    reportedDropped: integer('reported_dropped').notNull().default(0),
    isEnded: integer('is_ended', { mode: 'boolean' }).notNull().default(false),
  },
  (table) => [uniqueIndex('attempts_run_id').on(table.runKey, table.id), uniqueIndex('attempts_run_number').on(table.runKey, table.number)],
);

/** Every status a run ever had, and who decided. */
export const statusChanges = sqliteTable(
  'status_changes',
  {
    key: integer().primaryKey(),
    runKey: integer('run_key').notNull().references(() => runs.key, { onDelete: 'cascade' }),
    status: text().$type<RunStatus>().notNull(),
    atMs: integer('at_ms').notNull(),
    source: text().notNull(),
    reason: text(),
  },
  (table) => [index('status_changes_run').on(table.runKey, table.key), index('status_changes_at').on(table.atMs, table.key)],
);

/** The newest description of each kind that a run's agent sent (model, training, data, start …). */
export const runFacts = sqliteTable(
  'run_facts',
  {
    key: integer().primaryKey(),
    runKey: integer('run_key').notNull().references(() => runs.key, { onDelete: 'cascade' }),
    kind: text().notNull(),
    body: text({ mode: 'json' }).$type<unknown>().notNull(),
  },
  (table) => [uniqueIndex('run_facts_run_kind').on(table.runKey, table.kind)],
);

/** Events of folded packets, for replay: those of one packet in one row. */
export const runEvents = sqliteTable(
  'run_events',
  {
    key: integer().primaryKey(),
    runKey: integer('run_key').notNull().references(() => runs.key, { onDelete: 'cascade' }),
    /** Number of the packet they came in, counted over the run. */
    packet: integer().notNull(),
    body: text().notNull(),
  },
  (table) => [uniqueIndex('run_events_run_packet').on(table.runKey, table.packet)],
);
