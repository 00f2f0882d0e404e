import { and, asc, desc, eq, getTableColumns, gt, isNull, lte, min, or } from 'drizzle-orm';
import { findSilence } from '../incidents/find-silence.ts';
import type { Silence } from '../protocol/team.ts';
import type { Connection } from './connection.ts';
import { runs } from './schema/runs.ts';
import { silences } from './schema/team.ts';
import type { SilenceStore } from './team.ts';

/** Silences in the database. */
export function createSilenceStore({ orm, write }: Connection): SilenceStore {
  const { runKey: _key, endedAtMs, endedBy: _by, ...columns } = getTableColumns(silences);
  const select = () => orm.select({ ...columns, runId: runs.id }).from(silences).leftJoin(runs, eq(runs.key, silences.runKey));
  const inForce = (nowMs: number): Silence[] =>
    select().where(and(isNull(endedAtMs), or(isNull(silences.untilAtMs), gt(silences.untilAtMs, nowMs)))).orderBy(desc(silences.createdAtMs), desc(silences.id)).all();
  const end = (id: string, by: string, atMs: number) =>
    orm.update(silences).set({ endedAtMs: atMs, endedBy: by }).where(and(eq(silences.id, id), isNull(silences.endedAtMs))).run().changes > 0;

  return {
    add(silence) {
      write(() => {
        for (const other of inForce(silence.createdAtMs)) if (isAboutSame(other, silence)) end(other.id, silence.by, silence.createdAtMs);
        const { runId, ...values } = silence;
        const runKey = runId === null ? null : (orm.select({ key: runs.key }).from(runs).where(eq(runs.id, runId)).get()?.key ?? null);
        orm.insert(silences).values({ ...values, runKey }).run();
      });
    },
    find: (id) => select().where(and(eq(silences.id, id), isNull(endedAtMs))).get() ?? null,
    end: (id, by, atMs) => write(() => end(id, by, atMs)),
    expired: (nowMs) => select().where(and(isNull(endedAtMs), lte(silences.untilAtMs, nowMs))).orderBy(asc(silences.untilAtMs), asc(silences.id)).all(),
    close: (id) => void write(() => orm.update(silences).set({ endedAtMs: silences.untilAtMs }).where(and(eq(silences.id, id), isNull(silences.endedAtMs))).run()),
    nextEndAtMs: () => orm.select({ value: min(silences.untilAtMs) }).from(silences).where(isNull(endedAtMs)).get()?.value ?? null,
    list: inForce,
    covering: (incident, run, nowMs) => findSilence(inForce(nowMs), incident, run, nowMs),
  };
}

function isAboutSame(one: Silence, other: Silence): boolean {
  return one.scope === other.scope && one.project === other.project && one.runId === other.runId && one.incidentId === other.incidentId && one.rule === other.rule;
}
