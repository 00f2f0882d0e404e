import type { IncidentResource } from '../protocol/resource.ts';
import { deedOf, incidentToActOn, publishIncident, type TeamContext } from './team-context.ts';

/**
 * The incident, marked as seen by the actor. Acknowledging again changes nothing: the first one stays named.
 * Throws `forbidden` without the scope, `not-found` for an unknown id.
 */
export function acknowledgeIncident(context: TeamContext, incidentId: string): IncidentResource {
  const incident = incidentToActOn(context, incidentId);
  if (incident.acknowledgedBy !== undefined) return incident;
  const deed = deedOf(context, incidentId, 'acknowledge-incident', { verb: 'acknowledged', detail: {} });
  const acknowledged = { by: deed.actor, atMs: deed.atMs };
  return publishIncident(context, context.store.marks.mark(incidentId, (marks) => ({ ...marks, acknowledged }), deed));
}
