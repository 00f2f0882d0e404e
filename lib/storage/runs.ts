import { and, eq, inArray, sql } from 'drizzle-orm';
import type { RunHeader } from '../protocol/agent-channel.ts';
import { TunewatchError } from '../protocol/error-code.ts';
import { flatConfig } from '../protocol/flat-config.ts';
import type { RunStatus } from '../protocol/resource.ts';
import type { Connection } from './connection.ts';
import { noteTransition, runEvent } from './note-transition.ts';
import { findRunKeys } from './history/run-keys.ts';
import type { Presence } from './presence.ts';
import { createRunResources, type RunRow } from './run-resource.ts';
import { runConfig } from './schema/history.ts';
import { attempts, runFacts, runs, statusChanges } from './schema/runs.ts';
import type { RunCache } from './state/run-cache.ts';
import { SeqTracker } from './state/seq-tracker.ts';
import { isDiskFault } from './storage-fault.ts';
import type { RunStore, StoredFacts } from './store.ts';

const noFacts: StoredFacts = { environment: null, model: null, training: null, data: null, start: null, nonFiniteTrace: null };

/** Runs and attempts in the database. */
export function createRunStore(connection: Connection, cache: RunCache, presence: Presence): RunStore {
  const { orm, write } = connection;
  const toResources = createRunResources(connection, cache, presence);
  const rowOf = (runId: string): RunRow | undefined => orm.select().from(runs).where(eq(runs.id, runId)).get();
  const known = (runId: string): RunRow => {
    const row = rowOf(runId);
    if (!row) throw new TunewatchError('run-unknown', `There is no run ${runId}.`);
    return row;
  };

  function changeStatus(run: RunRow, status: RunStatus, change: { readonly atMs: number; readonly source: string; readonly reason?: string }) {
    if (run.status === status) return;
    orm.update(runs).set({ status, endedAtMs: status === 'running' ? null : change.atMs }).where(eq(runs.key, run.key)).run();
    orm.insert(statusChanges).values({ runKey: run.key, status, ...change }).run();
    noteTransition(connection, runEvent(status), { runId: run.id, atMs: change.atMs });
  }

  function openRun(header: RunHeader, receivedAtMs: number): RunRow {
    const existing = rowOf(header.runId);
    if (existing && existing.project !== header.project) {
      throw new TunewatchError(
        'run-belongs-to-another-project',
        `Run ${header.runId} belongs to project "${existing.project}", not "${header.project}". Resume it under its own project, or start a new run.`,
      );
    }
    if (existing) return existing;
    const { runId: id, project, name, config, tags, notes, task, totalSteps, startedAtMs, environment } = header;
    const values = { id, project, name, config, tags, notes, task, totalSteps, startedAtMs, environment };
    const row = orm.insert(runs).values({ ...values, status: 'running', lastSeenAtMs: receivedAtMs, summary: {}, sparkline: [] }).returning().get();
    orm.insert(statusChanges).values({ runKey: row.key, status: 'running', atMs: startedAtMs, source: 'agent' }).run();
    const tabled = [...flatConfig(config)].map(([key, value]) => ({ runKey: row.key, name: key, number: typeof value === 'number' ? value : null, text: String(value) }));
    if (tabled.length > 0) orm.insert(runConfig).values(tabled).run();
    return row;
  }

  function openOnce(header: RunHeader, receivedAtMs: number) {
    const runIsNew = rowOf(header.runId) === undefined;
    const run = openRun(header, receivedAtMs);
    const own = orm.select().from(attempts).where(eq(attempts.runKey, run.key)).all();
    const existing = own.find(({ id }) => id === header.attemptId);
    if (existing) {
      if (!existing.isEnded && run.status === 'lost') changeStatus(run, 'running', { atMs: receivedAtMs, source: 'agent', reason: 'reconnected' });
      return { runIsNew, attempt: existing };
    }
    const number = own.length + 1;
    const attempt = orm.insert(attempts).values({ runKey: run.key, id: header.attemptId, number, openedAtMs: receivedAtMs, missing: [] }).returning().get();
    if (!runIsNew) {
      changeStatus(run, 'running', { atMs: header.startedAtMs, source: 'agent', reason: 'resumed' });
      orm.update(runs).set({ environment: header.environment, totalSteps: header.totalSteps ?? run.totalSteps }).where(eq(runs.key, run.key)).run();
    }
    return { runIsNew, attempt };
  }

  return {
    openAttempt(header, receivedAtMs) {
      const { runIsNew, attempt } = write(() => openOnce(header, receivedAtMs));
      const { key, id, number } = attempt;
      const state = cache.get(header.runId);
      let memory = state.attempts.get(id);
      if (!memory) {
        memory = { key, id, number, tracker: new SeqTracker(), droppedRecords: 0, reportedDropped: 0, isEnded: false };
        state.attempts.set(id, memory);
      }
      presence.note(header.runId, receivedAtMs);
      return { runId: header.runId, attemptId: id, attemptNumber: number, lastSeq: memory.tracker.lastSeq, isEnded: memory.isEnded, runIsNew };
    },
    find: (runId) => toResources([rowOf(runId)].filter((row) => row !== undefined))[0] ?? null,
    list(query) {
      const { keys, nextCursor } = findRunKeys(connection, query);
      const rows = new Map(orm.select().from(runs).where(inArray(runs.key, [...keys])).all().map((row) => [row.key, row]));
      return { items: toResources(keys.flatMap((key) => rows.get(key) ?? [])), nextCursor };
    },
    listRunning() {
      const newest = sql<string>`(SELECT ${attempts.id} FROM ${attempts} WHERE ${attempts.runKey} = ${runs.key} ORDER BY ${attempts.number} DESC LIMIT 1)`;
      const rows = orm.select({ runId: runs.id, attemptId: newest, lastSeenAtMs: runs.lastSeenAtMs }).from(runs).where(eq(runs.status, 'running')).all();
      return rows.map((row) => ({ ...row, lastSeenAtMs: presence.newest(row.runId, row.lastSeenAtMs) }));
    },
    recordHeartbeat(runId, heartbeat, receivedAtMs) {
      presence.note(runId, receivedAtMs);
      const memory = cache.newerThanRow(runId)?.newestAttempt;
      if (heartbeat.droppedRecords <= (memory?.reportedDropped ?? 0)) return;
      try {
        const { key } = known(runId);
        const newest = sql`${attempts.number} = (SELECT max(number) FROM attempts WHERE run_key = ${key})`;
        const larger = sql`max(${attempts.reportedDropped}, ${heartbeat.droppedRecords})`;
        write(() => orm.update(attempts).set({ reportedDropped: larger }).where(and(eq(attempts.runKey, key), newest)).run());
        if (memory) memory.reportedDropped = heartbeat.droppedRecords;
      } catch (fault) {
        // The count only grows: the next heartbeat says it again, to a disk that may be back by then.
        if (!isDiskFault(fault)) throw fault;
      }
    },
    setStatus: (runId, status, change) => write(() => changeStatus(known(runId), status, change)),
    facts(runId) {
      const { key, environment } = known(runId);
      const stored = orm.select({ kind: runFacts.kind, body: runFacts.body }).from(runFacts).where(eq(runFacts.runKey, key)).all();
      const newer = cache.get(runId).changedFacts;
      return { ...noFacts, environment, ...Object.fromEntries(stored.map(({ kind, body }) => [kind, body])), ...Object.fromEntries(newer) };
    },
    projects: () =>
      orm
        .select({ project: runs.project, runs: sql<number>`count(*)`, lastSeenAtMs: sql<number>`max(${runs.lastSeenAtMs})` })
        .from(runs)
        .groupBy(runs.project)
        .orderBy(runs.project)
        .all(),
  };
}
