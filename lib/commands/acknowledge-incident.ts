import { TunewatchError } from '../protocol/error-code.ts';
import type { IncidentResource } from '../protocol/resource.ts';
import { requireScope } from './actor.ts';
import type { CommandContext } from './command-context.ts';

/**
 * The incident, marked as seen by the actor. Acknowledging again changes nothing: the first one stays named.
 * Throws `forbidden` without scope `write`, `not-found` for an unknown id.
 */
export function acknowledgeIncident({ actor, store, live, clock }: CommandContext, incidentId: string): IncidentResource {
  requireScope(actor, 'write');
  const incident = store.incidents.find(incidentId);
  if (!incident) throw new TunewatchError('not-found', `There is no incident "${incidentId}".`);
  if (incident.acknowledgedBy !== undefined) return incident;
  const acknowledged = { ...incident, acknowledgedBy: actor.name };
  const atMs = clock.nowMs();
  store.audit.record({ atMs, actor: actor.name, verb: 'acknowledge-incident', subject: incidentId });
  store.incidents.save(acknowledged, atMs);
  live.incidentsChanged(incident.runId, [acknowledged]);
  return acknowledged;
}
