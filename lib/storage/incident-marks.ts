import { asc, eq } from 'drizzle-orm';
import { noMarks, type IncidentMarks } from '../incidents/incident-marks.ts';
import { TunewatchError } from '../protocol/error-code.ts';
import type { IncidentResource } from '../protocol/resource.ts';
import type { Connection } from './connection.ts';
import { incidentEvent, noteTransition } from './note-transition.ts';
import { incidents } from './schema/incidents.ts';
import { incidentDeeds, incidentMarks } from './schema/team.ts';
import type { MarkStore } from './team.ts';

export interface StoredMarks extends MarkStore {
  of(incidentId: string): IncidentMarks;
  /** Replaces the marks; `state` is what the incident's lists then go by. */
  put(incidentId: string, marks: IncidentMarks, state: IncidentResource['state']): void;
}

/** People's marks and deeds in the database. `find` reads the incident as people see it. */
export function createMarkStore(connection: Connection, find: (id: string) => IncidentResource | null): StoredMarks {
  const { orm, write } = connection;
  const of = (incidentId: string): IncidentMarks =>
    orm.select({ marks: incidentMarks.marks }).from(incidentMarks).where(eq(incidentMarks.incidentId, incidentId)).get()?.marks ?? noMarks;
  const put: StoredMarks['put'] = (incidentId, marks, state) => {
    orm.insert(incidentMarks).values({ incidentId, marks }).onConflictDoUpdate({ target: incidentMarks.incidentId, set: { marks } }).run();
    orm.update(incidents).set({ state }).where(eq(incidents.id, incidentId)).run();
  };
  const recordDeed: MarkStore['recordDeed'] = (incidentId, deed) => void write(() => orm.insert(incidentDeeds).values({ incidentId, ...deed }).run());

  return {
    of,
    put,
    recordDeed,
    mark: (incidentId, change, deed) =>
      write(() => {
        const row = orm.select({ body: incidents.body }).from(incidents).where(eq(incidents.id, incidentId)).get();
        if (!row) throw new TunewatchError('not-found', `There is no incident "${incidentId}".`);
        const before = find(incidentId);
        const marks = change(of(incidentId));
        put(incidentId, marks, marks.decision?.state ?? row.body.state);
        recordDeed(incidentId, deed);
        const after = find(incidentId)!;
        noteTransition(connection, incidentEvent(before, after), { runId: after.runId, incident: after, atMs: deed.atMs });
        return after;
      }),
    deeds(incidentId) {
      const { atMs, actor, verb, detail } = incidentDeeds;
      return orm.select({ atMs, actor, verb, detail }).from(incidentDeeds).where(eq(incidentDeeds.incidentId, incidentId)).orderBy(asc(incidentDeeds.key)).all();
    },
  };
}
