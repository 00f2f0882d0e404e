import type { Live } from '../live/create-live.ts';
import { TunewatchError } from '../protocol/error-code.ts';
import { because } from '../protocol/reason.ts';
import type { IncidentResource } from '../protocol/resource.ts';
import { reasonCharacters } from '../protocol/team.ts';
import type { Deed } from '../storage/team.ts';
import { requireScope, type Scope } from './actor.ts';
import type { CommandContext } from './command-context.ts';

/** What the verbs of a team are given: as every command, and the way to tell open pages. */
export interface TeamContext extends Pick<CommandContext, 'actor' | 'store' | 'clock'> {
  readonly live: Pick<Live, 'incidentsChanged' | 'runChanged' | 'teamChanged'>;
}

/** Who may act on incidents and comments. */
export const teamScopes: readonly [Scope, ...Scope[]] = ['write'];

/** The incident, for somebody who may act on it. Throws `forbidden`, or `not-found` for an unknown id. */
export function incidentToActOn({ actor, store }: TeamContext, incidentId: string): IncidentResource {
  requireScope(actor, ...teamScopes);
  const incident = store.incidents.find(incidentId);
  if (!incident) throw new TunewatchError('not-found', `There is no incident "${incidentId}".`, because('incident-missing'));
  return incident;
}

/** The deed of the actor, now; recorded in the audit as `verb-incident` or what `audited` says. */
export function deedOf({ actor, store, clock }: TeamContext, incidentId: string, audited: string, deed: Pick<Deed, 'verb' | 'detail'>): Deed {
  const atMs = clock.nowMs();
  store.audit.record({ atMs, actor: actor.name, verb: audited, subject: incidentId });
  return { atMs, actor: actor.name, ...deed };
}

/** Tells open pages about the incident as it is now; answers it. */
export function publishIncident({ live }: TeamContext, incident: IncidentResource): IncidentResource {
  live.incidentsChanged(incident.runId, [incident]);
  live.teamChanged({ runId: incident.runId, incidentId: incident.id });
  return incident;
}

/** The text without surrounding space. Throws `invalid-argument` when it is longer than `most` characters. */
export function checkedText(text: string, most: number, what: string): string {
  const trimmed = text.trim();
  const length = [...trimmed].length;
  if (length > most) throw new TunewatchError('invalid-argument', `${what} has ${length} characters; at most ${most} are kept. Shorten it.`, because('text-too-long', { length, most }));
  return trimmed;
}

export const checkedReason = (reason: string | undefined): string => checkedText(reason ?? '', reasonCharacters, 'The reason');
