import 'server-only';
import { incidentStates, type IncidentResource } from '../../lib/protocol/resource.ts';
import { severities } from '../../lib/protocol/cause.ts';
import { listFrom } from './list-from.ts';
import { openRuntime } from './reader.ts';

export interface IncidentsRequest {
  readonly state?: string | undefined;
  readonly severity?: string | undefined;
  /** `yes` or `no`. */
  readonly silenced?: string | undefined;
  readonly cursor?: string | undefined;
}

/** An incident with the name of its run. */
export interface IncidentItem {
  readonly incident: IncidentResource;
  readonly runName: string;
  readonly project: string;
}

export interface IncidentsPage {
  readonly items: readonly IncidentItem[];
  readonly nextCursor: string | null;
}

const pageSize = 100;

/** The newest incidents that match; unknown filters count as none, pending ones are left out. */
export async function readIncidents({ state, severity, silenced, cursor }: IncidentsRequest): Promise<IncidentsPage> {
  const { store } = (await openRuntime()).runtime;
  const page = listFrom(cursor, (from) => store.incidents.list({
    limit: pageSize,
    ...(includes(incidentStates, state) ? { state } : {}),
    ...(includes(severities, severity) ? { severity } : {}),
    ...(silenced === 'yes' || silenced === 'no' ? { silenced: silenced === 'yes' } : {}),
    ...from,
  }));
  return { items: page.items.filter(({ state: its }) => its !== 'pending').map((incident) => ({ incident, ...runOf(store, incident.runId) })), nextCursor: page.nextCursor };
}

/** One incident, `null` when there is none of that id. */
export async function readIncident(id: string): Promise<IncidentItem | null> {
  const { store } = (await openRuntime()).runtime;
  const incident = store.incidents.find(id);
  return incident && { incident, ...runOf(store, incident.runId) };
}

/** The newest incidents of one rule, at most `limit`, among the newest of the server. */
export async function readIncidentsOfRule(rule: string, limit: number): Promise<readonly IncidentItem[]> {
  const { store } = (await openRuntime()).runtime;
  const own = store.incidents.list({ limit: 200 }).items.filter((incident) => incident.state !== 'pending' && (incident.rule === rule || incident.consequences.some((consequence) => consequence.rule === rule)));
  return own.slice(0, limit).map((incident) => ({ incident, ...runOf(store, incident.runId) }));
}

function runOf(store: { readonly runs: { find(id: string): { readonly name: string; readonly project: string } | null } }, runId: string) {
  const run = store.runs.find(runId);
  return { runName: run?.name ?? runId, project: run?.project ?? '' };
}

function includes<Value extends string>(values: readonly Value[], value: string | undefined): value is Value {
  return values.includes(value as Value);
}
