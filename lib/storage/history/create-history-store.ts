import { and, eq, inArray } from 'drizzle-orm';
import { TunewatchError } from '../../protocol/error-code.ts';
import type { RunResource } from '../../protocol/resource.ts';
import type { Connection } from '../connection.ts';
import type { Presence } from '../presence.ts';
import { createRunResources } from '../run-resource.ts';
import { baselines } from '../schema/history.ts';
import { runs } from '../schema/runs.ts';
import type { RunCache } from '../state/run-cache.ts';
import { readFields, readGroups, readProjects } from './fields-and-groups.ts';
import type { HistoryStore } from './history-store.ts';
import type { MetricRows } from './metric-rows.ts';
import { readProjectSummary } from './project-summary.ts';
import { countRuns, findRunKeys } from './run-keys.ts';
import { metricsOf, readBaselines, readRows } from './table-rows.ts';

export interface HistoryStoreOptions {
  readonly connection: Connection;
  readonly cache: RunCache;
  readonly presence: Presence;
  readonly metricRows: MetricRows;
  /** False for a visitor, who leaves the rows as they are. */
  readonly isOwner: boolean;
}

/** Many runs at once, in the database. */
export function createHistoryStore({ connection, cache, presence, metricRows, isOwner }: HistoryStoreOptions): HistoryStore {
  const { orm, write } = connection;
  const toResources = createRunResources(connection, cache, presence);
  const byKeys = (keys: readonly number[]): RunResource[] => {
    const rows = new Map(orm.select().from(runs).where(inArray(runs.key, [...keys])).all().map((row) => [row.key, row]));
    return toResources(keys.flatMap((key) => rows.get(key) ?? []));
  };
  const rowsOf = (runIds: readonly string[]) => orm.select({ key: runs.key, id: runs.id, project: runs.project }).from(runs).where(inArray(runs.id, [...runIds])).all();
  const knownRun = (runId: string) => {
    const row = rowsOf([runId])[0];
    if (!row) throw new TunewatchError('run-unknown', `There is no run ${runId}.`);
    return row;
  };
  const refresh = () => {
    if (isOwner) metricRows.refresh(cache.held());
  };

  return {
    list(query) {
      refresh();
      const { keys, nextCursor } = findRunKeys(connection, query);
      return { items: byKeys(keys), nextCursor };
    },
    table(query, columns) {
      refresh();
      const { keys, nextCursor } = findRunKeys(connection, query);
      const items = readRows(connection, cache, presence, keys, columns);
      return { items, nextCursor, ...countRuns(connection, query), baselines: readBaselines(connection, [...new Set(items.map(({ project }) => project))], columns) };
    },
    groups(selection, by) {
      refresh();
      return readGroups(connection, selection, by);
    },
    fields() {
      refresh();
      return readFields(connection);
    },
    projects: () => readProjects(connection),
    find(runIds) {
      const found = new Map(byKeys(rowsOf(runIds).map(({ key }) => key)).map((run) => [run.id, run]));
      return [...new Set(runIds)].flatMap((runId) => found.get(runId) ?? []);
    },
    metrics(runIds) {
      refresh();
      const rows = rowsOf(runIds);
      const metrics = metricsOf(connection, rows.map(({ key }) => key));
      return new Map(rows.map(({ id, key }) => [id, metrics.get(key)!]));
    },
    edit(runId, { name, tags, notes, isPinned }) {
      const changes = { ...(name === undefined ? {} : { name }), ...(tags === undefined ? {} : { tags }), ...(notes === undefined ? {} : { notes }), ...(isPinned === undefined ? {} : { isPinned }) };
      if (Object.keys(changes).length > 0) write(() => orm.update(runs).set(changes).where(eq(runs.key, knownRun(runId).key)).run());
    },
    setArchived: (runIds, atMs) => void write(() => orm.update(runs).set({ archivedAtMs: atMs }).where(inArray(runs.id, [...runIds])).run()),
    setDeleted(runIds, atMs) {
      write(() => {
        orm.update(runs).set({ deletedAtMs: atMs }).where(inArray(runs.id, [...runIds])).run();
        if (atMs !== null) orm.delete(baselines).where(inArray(baselines.runKey, rowsOf(runIds).map(({ key }) => key))).run();
      });
    },
    purge(beforeMs, limit) {
      const due = connection.sqlite
        .prepare<[number, number], { key: number; id: string }>("SELECT key, id FROM runs WHERE deleted_at_ms <= ? AND status <> 'running' ORDER BY deleted_at_ms LIMIT ?")
        .all(beforeMs, limit);
      if (due.length === 0) return [];
      write(() => orm.delete(runs).where(inArray(runs.key, due.map(({ key }) => key))).run());
      for (const { id } of due) cache.forget(id);
      return due.map(({ id }) => id);
    },
    setBaseline(runId, isBaseline) {
      write(() => {
        const { key: runKey, project } = knownRun(runId);
        if (!isBaseline) orm.delete(baselines).where(and(eq(baselines.project, project), eq(baselines.runKey, runKey))).run();
        else orm.insert(baselines).values({ project, runKey }).onConflictDoUpdate({ target: baselines.project, set: { runKey } }).run();
      });
    },
    project(project) {
      refresh();
      return readProjectSummary(connection, project);
    },
    baseline(project) {
      const row = orm.select().from(baselines).where(eq(baselines.project, project)).get();
      return row ? (byKeys([row.runKey])[0] ?? null) : null;
    },
  };
}
