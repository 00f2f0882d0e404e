import { and, asc, desc, eq, getTableColumns, isNull, lt, or, sql } from 'drizzle-orm';
import type { IncidentResource } from '../protocol/resource.ts';
import { TunewatchError } from '../protocol/error-code.ts';
import type { Connection } from './connection.ts';
import { clampLimit, decodeCursor, encodeCursor } from './cursor.ts';
import { diagnosisStates, incidentChanges, incidents } from './schema/incidents.ts';
import { runs } from './schema/runs.ts';
import type { IncidentStore } from './store.ts';

/** What a person follows in an incident's history. */
const followed = ['state', 'severity', 'cause', 'rule', 'acknowledgedBy'] as const satisfies readonly (keyof IncidentResource)[];

/** Incidents and the state of the diagnosis in the database. */
export function createIncidentStore({ orm, write }: Connection): IncidentStore {
  const keyOf = (runId: string): number | null => orm.select({ key: runs.key }).from(runs).where(eq(runs.id, runId)).get()?.key ?? null;
  const knownKey = (runId: string): number => {
    const key = keyOf(runId);
    if (key === null) throw new TunewatchError('run-unknown', `There is no run ${runId}.`);
    return key;
  };
  const find = (id: string) => orm.select({ body: incidents.body }).from(incidents).where(eq(incidents.id, id)).get()?.body ?? null;

  return {
    save(incident, atMs) {
      write(() => {
        const before = find(incident.id);
        const changed = followed.filter((field) => before?.[field] !== incident[field]);
        const { id, severity, state, openedAtMs } = incident;
        const row = { severity, state, openedAtMs, body: incident };
        orm.insert(incidents).values({ id, runKey: knownKey(incident.runId), ...row }).onConflictDoUpdate({ target: incidents.id, set: row }).run();
        if (changed.length === 0) return;
        const change = Object.fromEntries(changed.map((field) => [field, incident[field] ?? null]));
        orm.insert(incidentChanges).values({ incidentId: id, atMs, change }).run();
      });
    },
    find,
    list(query) {
      const limit = clampLimit(query.limit);
      const after = query.cursor === undefined ? null : decodeCursor(query.cursor);
      const rows = orm
        .select({ ...getTableColumns(incidents) })
        .from(incidents)
        .innerJoin(runs, eq(runs.key, incidents.runKey))
        .where(
          and(
            isNull(runs.deletedAtMs),
            query.runId === undefined ? undefined : eq(runs.id, query.runId),
            query.project === undefined ? undefined : eq(runs.project, query.project),
            query.state === undefined ? undefined : sql`${incidents.state} = ${query.state}`,
            query.severity === undefined ? undefined : sql`${incidents.severity} = ${query.severity}`,
            after ? or(lt(incidents.openedAtMs, after.atMs), and(eq(incidents.openedAtMs, after.atMs), lt(incidents.id, after.id))) : undefined,
          ),
        )
        .orderBy(desc(incidents.openedAtMs), desc(incidents.id))
        .limit(limit + 1)
        .all();
      const items = rows.slice(0, limit).map(({ body }) => body);
      const last = items.at(-1);
      return { items, nextCursor: rows.length > limit && last ? encodeCursor(last.openedAtMs, last.id) : null };
    },
    ofRun(runId) {
      const key = keyOf(runId);
      if (key === null) return [];
      return orm.select({ body: incidents.body }).from(incidents).where(eq(incidents.runKey, key)).orderBy(asc(incidents.openedAtMs), asc(incidents.id)).all().map(({ body }) => body);
    },
    changes: (id) => orm.select({ atMs: incidentChanges.atMs, change: incidentChanges.change }).from(incidentChanges).where(eq(incidentChanges.incidentId, id)).orderBy(asc(incidentChanges.key)).all(),
    loadDiagnosisState(runId) {
      const key = keyOf(runId);
      if (key === null) return null;
      return orm.select({ state: diagnosisStates.state }).from(diagnosisStates).where(eq(diagnosisStates.runKey, key)).get()?.state ?? null;
    },
    saveDiagnosisState(runId, state) {
      const runKey = knownKey(runId);
      write(() => orm.insert(diagnosisStates).values({ runKey, state }).onConflictDoUpdate({ target: diagnosisStates.runKey, set: { state } }).run());
    },
  };
}
