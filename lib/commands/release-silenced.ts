import { isAbout } from '../incidents/find-silence.ts';
import type { IncidentResource } from '../protocol/resource.ts';
import type { Silence } from '../protocol/team.ts';
import type { TeamContext } from './team-context.ts';

type Context = Pick<TeamContext, 'store' | 'clock' | 'live'>;
const readAtOnce = 200;

/** Tells open pages of the silence, and of every open incident it is about, as they are now; answers those incidents. */
export function publishSilenced({ store, live }: Context, silence: Silence): readonly IncidentResource[] {
  const about = openIncidentsAbout(store, silence);
  for (const runId of new Set(about.map((incident) => incident.runId))) live.incidentsChanged(runId, about.filter((incident) => incident.runId === runId));
  live.teamChanged({ runId: silence.runId, incidentId: silence.incidentId });
  return about;
}

/** What follows from the end of a silence: pages show it, and people may be told of what is no longer covered and nobody has acknowledged. */
export function releaseSilenced(context: Context, silence: Silence): void {
  const { store, clock } = context;
  const free = publishSilenced(context, silence).filter((incident) => incident.silence === undefined && incident.acknowledgedBy === undefined);
  store.incidents.tellAgain(free, clock.nowMs());
}

function openIncidentsAbout({ incidents, runs }: Context['store'], silence: Silence): readonly IncidentResource[] {
  if (silence.scope === 'incident') return [incidents.find(silence.incidentId ?? '')].filter((incident) => incident !== null).filter(({ state }) => state === 'firing');
  if (silence.scope === 'run') return incidents.ofRun(silence.runId ?? '').filter(({ state }) => state === 'firing');
  const about: IncidentResource[] = [];
  for (let cursor: string | undefined; ; ) {
    const page = incidents.list({ project: silence.project, state: 'firing', limit: readAtOnce, ...(cursor === undefined ? {} : { cursor }) });
    about.push(...page.items);
    if (page.nextCursor === null) break;
    cursor = page.nextCursor;
  }
  const byId = new Map([...new Set(about.map(({ runId }) => runId))].map((runId) => [runId, runs.find(runId)]));
  return about.filter((incident) => {
    const run = byId.get(incident.runId);
    return run !== null && run !== undefined && isAbout(silence, incident, run);
  });
}
