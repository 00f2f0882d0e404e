import { and, asc, eq, inArray, sql } from 'drizzle-orm';
import type { Words } from '../protocol/cause.ts';
import type { RunResource } from '../protocol/resource.ts';
import type { Connection } from './connection.ts';
import type { Presence } from './presence.ts';
import { baselines } from './schema/history.ts';
import { incidents } from './schema/incidents.ts';
import { attempts, type runs } from './schema/runs.ts';
import type { RunCache } from './state/run-cache.ts';

export type RunRow = typeof runs.$inferSelect;

/** Rows as resources: with their attempts, losses and open incidents, and with what is newer in memory than in the row. */
export function createRunResources({ orm }: Connection, cache: RunCache, presence: Presence): (rows: readonly RunRow[]) => RunResource[] {
  return (rows) => {
    const keys = rows.map(({ key }) => key);
    const attemptsOf = groupByRun(
      orm
        .select()
        .from(attempts)
        .where(inArray(attempts.runKey, keys))
        .all(),
    );
    const openOf = groupByRun(
      orm
        .select({ runKey: incidents.runKey, severity: incidents.severity, title: sql<string>`json_extract(${incidents.body}, '$.title')` })
        .from(incidents)
        .where(and(inArray(incidents.runKey, keys), eq(incidents.state, 'firing')))
        .orderBy(asc(incidents.openedAtMs))
        .all(),
    );
    const baselineKeys = new Set(orm.select({ runKey: baselines.runKey }).from(baselines).where(inArray(baselines.runKey, keys)).all().map(({ runKey }) => runKey));
    return rows.map((row) => {
      const newer = cache.newerThanRow(row.id);
      const own = attemptsOf.get(row.key) ?? [];
      const open = openOf.get(row.key) ?? [];
      const of = (severity: string) => open.filter((incident) => incident.severity === severity);
      const worst = of('critical')[0] ?? of('warning')[0] ?? of('info')[0];
      const { id, project, name, status, config, tags, notes, task, startedAtMs, endedAtMs, totalSteps, environment, isPinned, archivedAtMs, deletedAtMs } = row;
      return {
        ...{ id, project, name, status, config, tags, notes, task, startedAtMs, endedAtMs },
        lastStep: newer ? newer.lastStep : row.lastStep,
        totalSteps,
        lastSeenAtMs: presence.newest(id, row.lastSeenAtMs),
        environment,
        summary: newer ? newer.summary : row.summary,
        openIncidents: { critical: of('critical').length, warning: of('warning').length, info: of('info').length },
        verdict: worst ? (JSON.parse(worst.title) as Words) : null,
        sparkline: newer ? newer.sparkline : row.sparkline,
        attempts: own.length,
        lostRecords: newer ? newer.lostRecords : own.reduce((sum, attempt) => sum + lostRecords(attempt), 0),
        ...{ isPinned, isBaseline: baselineKeys.has(row.key), archivedAtMs, deletedAtMs },
      };
    });
  };
}

function groupByRun<Row extends { readonly runKey: number }>(rows: readonly Row[]): ReadonlyMap<number, readonly Row[]> {
  const groups = new Map<number, Row[]>();
  for (const row of rows) {
    const group = groups.get(row.runKey);
    if (group) group.push(row);
    else groups.set(row.runKey, [row]);
  }
  return groups;
}

function lostRecords({ missing, lostForGood, droppedRecords, reportedDropped }: typeof attempts.$inferSelect): number {
  return missing.reduce((sum, [first, last]) => sum + last - first + 1, lostForGood) + Math.max(droppedRecords, reportedDropped);
}
