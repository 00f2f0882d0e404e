import { and, asc, eq, inArray, sql } from 'drizzle-orm';
import { bestValidation } from '../../protocol/best-validation.ts';
import type { Words } from '../../protocol/cause.ts';
import { toJsonNumber } from '../../protocol/json-number.ts';
import type { JsonNumber } from '../../protocol/resource.ts';
import { printRunField, type RunField } from '../../protocol/run-field.ts';
import type { BaselineRow, RunMetric, RunRow } from '../../protocol/run-table.ts';
import type { Connection } from '../connection.ts';
import type { Presence } from '../presence.ts';
import { baselines, runConfig, runMetrics } from '../schema/history.ts';
import { incidents } from '../schema/incidents.ts';
import { runs } from '../schema/runs.ts';
import type { RunCache } from '../state/run-cache.ts';

/** Metrics of runs by key. */
export function metricsOf({ orm }: Connection, keys: readonly number[]): ReadonlyMap<number, readonly RunMetric[]> {
  const rows = orm.select().from(runMetrics).where(inArray(runMetrics.runKey, [...keys])).orderBy(asc(runMetrics.name)).all();
  const byRun = new Map<number, RunMetric[]>(keys.map((key) => [key, []]));
  for (const { runKey, name, last, min, max } of rows) byRun.get(runKey)?.push({ name, last: toJsonNumber(last ?? NaN), min, max });
  return byRun;
}

/** The rows of a table for those keys, in their order, with the values of `columns`. */
export function readRows(connection: Connection, cache: RunCache, presence: Presence, keys: readonly number[], columns: readonly RunField[]): RunRow[] {
  const { orm } = connection;
  const wanted = [...keys];
  const { key, id, project, name, status, tags, startedAtMs, endedAtMs, lastSeenAtMs, lastStep, totalSteps, sparkline, isPinned, archivedAtMs, deletedAtMs } = runs;
  const rows = orm
    .select({ key, id, project, name, status, tags, startedAtMs, endedAtMs, lastSeenAtMs, lastStep, totalSteps, sparkline, isPinned, archivedAtMs, deletedAtMs })
    .from(runs)
    .where(inArray(key, wanted))
    .all();
  const byKey = new Map(rows.map((row) => [row.key, row]));
  const metrics = metricsOf(connection, keys);
  const config = configOf(connection, keys, columns);
  const open = openIncidents(connection, keys);
  const baselineKeys = new Set(orm.select({ runKey: baselines.runKey }).from(baselines).where(inArray(baselines.runKey, wanted)).all().map(({ runKey }) => runKey));
  return keys.flatMap((its) => {
    const found = byKey.get(its);
    if (!found) return [];
    const { key: _, ...row } = found;
    const newer = cache.newerThanRow(row.id);
    const own = metrics.get(its)!;
    return {
      ...row,
      ...(newer ? { lastStep: newer.lastStep, sparkline: newer.sparkline } : {}),
      lastSeenAtMs: presence.newest(row.id, row.lastSeenAtMs),
      ...(open.get(its) ?? { openIncidents: { critical: 0, warning: 0, info: 0 }, verdict: null }),
      isBaseline: baselineKeys.has(its),
      loss: own.find((metric) => metric.name === 'train/loss')?.last ?? null,
      best: bestValidation(own),
      values: { ...valuesOf(own, columns), ...config.get(its) },
    };
  });
}

/** What the rows of those projects are compared with. */
export function readBaselines(connection: Connection, projects: readonly string[], columns: readonly RunField[]): Record<string, BaselineRow> {
  const found = connection.orm
    .select({ project: baselines.project, key: runs.key, runId: runs.id, name: runs.name })
    .from(baselines)
    .innerJoin(runs, eq(runs.key, baselines.runKey))
    .where(inArray(baselines.project, [...projects]))
    .all();
  const metrics = metricsOf(connection, found.map(({ key }) => key));
  return Object.fromEntries(found.map(({ project, key, runId, name }) => [project, { runId, name, best: bestValidation(metrics.get(key)!), values: valuesOf(metrics.get(key)!, columns) }]));
}

function valuesOf(metrics: readonly RunMetric[], columns: readonly RunField[]): Record<string, JsonNumber> {
  const values: Record<string, JsonNumber> = {};
  for (const column of columns) {
    if (column.kind !== 'last' && column.kind !== 'min' && column.kind !== 'max') continue;
    const value = metrics.find(({ name }) => name === column.name)?.[column.kind];
    if (value !== undefined && value !== null) values[printRunField(column)] = value;
  }
  return values;
}

function configOf({ orm }: Connection, keys: readonly number[], columns: readonly RunField[]): ReadonlyMap<number, Record<string, JsonNumber | string>> {
  const names = columns.flatMap((column) => (column.kind === 'config' ? [column.name] : []));
  const byRun = new Map<number, Record<string, JsonNumber | string>>();
  if (names.length === 0) return byRun;
  const rows = orm.select().from(runConfig).where(and(inArray(runConfig.runKey, [...keys]), inArray(runConfig.name, names))).all();
  for (const { runKey, name, number, text } of rows) {
    const values = byRun.get(runKey) ?? {};
    values[printRunField({ kind: 'config', name })] = number ?? text;
    byRun.set(runKey, values);
  }
  return byRun;
}

function openIncidents({ orm }: Connection, keys: readonly number[]): ReadonlyMap<number, Pick<RunRow, 'openIncidents' | 'verdict'>> {
  const rows = orm
    .select({ runKey: incidents.runKey, severity: incidents.severity, title: sql<string>`json_extract(${incidents.body}, '$.title')` })
    .from(incidents)
    .where(and(inArray(incidents.runKey, [...keys]), eq(incidents.state, 'firing')))
    .orderBy(asc(incidents.openedAtMs))
    .all();
  const byRun = new Map<number, { openIncidents: { critical: number; warning: number; info: number }; verdict: Words | null }>();
  for (const severity of ['critical', 'warning', 'info'] as const) {
    for (const row of rows) {
      if (row.severity !== severity) continue;
      const own = byRun.get(row.runKey) ?? { openIncidents: { critical: 0, warning: 0, info: 0 }, verdict: null };
      own.openIncidents[severity] += 1;
      own.verdict ??= JSON.parse(row.title) as Words;
      byRun.set(row.runKey, own);
    }
  }
  return byRun;
}
