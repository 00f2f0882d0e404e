import { and, asc, desc, eq, isNull, lt, or, sql } from 'drizzle-orm';
import { findSilence } from '../incidents/find-silence.ts';
import { marksAfterJudge, noMarks, withMarks, withoutMarks } from '../incidents/incident-marks.ts';
import type { IncidentResource } from '../protocol/resource.ts';
import { TunewatchError } from '../protocol/error-code.ts';
import type { Connection } from './connection.ts';
import { clampLimit, decodeCursor, encodeCursor } from './cursor.ts';
import { createMarkStore, type StoredMarks } from './incident-marks.ts';
import { incidentEvent, noteTransition } from './note-transition.ts';
import { diagnosisStates, incidentChanges, incidents } from './schema/incidents.ts';
import { runs } from './schema/runs.ts';
import { incidentMarks } from './schema/team.ts';
import type { RunCache } from './state/run-cache.ts';
import type { IncidentStore, IncidentsQuery } from './store.ts';
import type { SilenceStore } from './team.ts';

/** What a person follows in an incident's history of what the judge says. */
const followed = ['state', 'severity', 'cause', 'rule'] as const satisfies readonly (keyof IncidentResource)[];
/** Incidents read at once while looking for silenced ones. */
const sievedAtOnce = 200;

interface Surroundings {
  readonly cache: Pick<RunCache, 'newerThanRow'>;
  readonly silences: Pick<SilenceStore, 'list'>;
  readonly now: () => number;
}

/** Incidents, as people see them, and the state of the diagnosis in the database. */
export function createIncidentStore(connection: Connection, { cache, silences, now }: Surroundings): { readonly incidents: IncidentStore; readonly marks: StoredMarks } {
  const { orm, write } = connection;
  const keyOf = (runId: string): number | null => orm.select({ key: runs.key }).from(runs).where(eq(runs.id, runId)).get()?.key ?? null;
  const knownKey = (runId: string): number => {
    const key = keyOf(runId);
    if (key === null) throw new TunewatchError('run-unknown', `There is no run ${runId}.`);
    return key;
  };
  const select = () =>
    orm
      .select({ body: incidents.body, marks: incidentMarks.marks, runId: runs.id, project: runs.project, lastStep: runs.lastStep })
      .from(incidents)
      .innerJoin(runs, eq(runs.key, incidents.runKey))
      .leftJoin(incidentMarks, eq(incidentMarks.incidentId, incidents.id));
  type Row = NonNullable<ReturnType<ReturnType<typeof select>['get']>>;
  const asSeen = (rows: readonly Row[]): IncidentResource[] => {
    const nowMs = now();
    const inForce = rows.length === 0 ? [] : silences.list(nowMs);
    return rows.map(({ body, marks, runId, project, lastStep }) => {
      const run = { id: runId, project, lastStep: inForce.length === 0 ? lastStep : (cache.newerThanRow(runId)?.lastStep ?? lastStep) };
      return withMarks(body, marks ?? noMarks, findSilence(inForce, body, run, nowMs));
    });
  };
  const find = (id: string) => asSeen(select().where(eq(incidents.id, id)).all())[0] ?? null;
  const marks = createMarkStore(connection, find);

  function listAll(query: IncidentsQuery, limit: number) {
    const after = query.cursor === undefined ? null : decodeCursor(query.cursor);
    const rows = select()
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
    return { items: asSeen(rows.slice(0, limit)), hasMore: rows.length > limit };
  }
  const cursorOf = (incident: IncidentResource) => encodeCursor(incident.openedAtMs, incident.id);

  /** Silences end by time and step, which no column holds: pages are read and sieved until enough were found. */
  function listSieved(query: IncidentsQuery, limit: number) {
    const found: IncidentResource[] = [];
    let from = query;
    for (;;) {
      const { items, hasMore } = listAll(from, sievedAtOnce);
      found.push(...items.filter(({ silence }) => (silence !== undefined) === query.silenced));
      const last = items.at(-1);
      if (found.length > limit || !hasMore || !last) return { items: found.slice(0, limit), hasMore: found.length > limit };
      from = { ...query, cursor: cursorOf(last) };
    }
  }

  const store: IncidentStore = {
    save(incident, atMs) {
      return write(() => {
        const own = withoutMarks(incident);
        const seenBefore = find(own.id);
        const before = orm.select({ body: incidents.body }).from(incidents).where(eq(incidents.id, own.id)).get()?.body;
        const changed = followed.filter((field) => before?.[field] !== own[field]);
        const { id, severity, state, openedAtMs } = own;
        const kept = before === undefined ? noMarks : marks.of(id);
        const next = before === undefined ? noMarks : marksAfterJudge(kept, before.state, state);
        const row = { severity, state: next.decision?.state ?? state, openedAtMs, body: own };
        orm.insert(incidents).values({ id, runKey: knownKey(own.runId), ...row }).onConflictDoUpdate({ target: incidents.id, set: row }).run();
        if (next !== kept) marks.put(id, next, row.state);
        if (changed.length > 0) {
          const change = Object.fromEntries(changed.map((field) => [field, own[field] ?? null]));
          orm.insert(incidentChanges).values({ incidentId: id, atMs, change }).run();
        }
        const seen = find(id)!;
        noteTransition(connection, incidentEvent(seenBefore, seen), { runId: own.runId, incident: seen, atMs });
        return seen;
      });
    },
    find,
    list(query) {
      const limit = clampLimit(query.limit);
      const { items, hasMore } = query.silenced === undefined ? listAll(query, limit) : listSieved(query, limit);
      const last = items.at(-1);
      return { items, nextCursor: hasMore && last ? cursorOf(last) : null };
    },
    ofRun(runId) {
      const key = keyOf(runId);
      if (key === null) return [];
      return asSeen(select().where(eq(incidents.runKey, key)).orderBy(asc(incidents.openedAtMs), asc(incidents.id)).all());
    },
    tellAgain: (again, atMs) => write(() => again.forEach((incident) => noteTransition(connection, 'incident.firing', { runId: incident.runId, incident, atMs }))),
    lastGoodRunBefore(runId) {
      const run = orm.select({ project: runs.project, startedAtMs: runs.startedAtMs }).from(runs).where(eq(runs.id, runId)).get();
      if (!run) return null;
      const hurt = sql`EXISTS (SELECT 1 FROM ${incidents} WHERE ${incidents.runKey} = ${runs.key} AND ${incidents.severity} IN ('critical', 'warning'))`;
      const isGood = and(eq(runs.project, run.project), eq(runs.status, 'finished'), lt(runs.startedAtMs, run.startedAtMs), sql`NOT ${hurt}`);
      return orm.select({ id: runs.id }).from(runs).where(isGood).orderBy(desc(runs.startedAtMs), desc(runs.id)).limit(1).get()?.id ?? null;
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
  return { incidents: store, marks };
}
