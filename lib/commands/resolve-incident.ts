import type { IncidentResource } from '../protocol/resource.ts';
import { TunewatchError } from '../protocol/error-code.ts';
import { because } from '../protocol/reason.ts';
import { checkedReason, deedOf, incidentToActOn, publishIncident, type TeamContext } from './team-context.ts';

/**
 * The incident, closed by the actor. That holds until its rule cleared and fires anew.
 * Throws `forbidden`, `not-found`, `conflict` when it is resolved already, `invalid-argument` for too long a reason.
 */
export function resolveIncident(context: TeamContext, incidentId: string, given: { readonly reason?: string | undefined } = {}): IncidentResource {
  const incident = incidentToActOn(context, incidentId);
  const reason = checkedReason(given.reason);
  if (incident.state === 'resolved') {
    const how = incident.resolvedBy === undefined ? 'its rule cleared' : `by ${incident.resolvedBy}`;
    throw new TunewatchError('conflict', `The incident is resolved already (${how}). Reopen it first if that was wrong.`, because('incident-resolved'));
  }
  const step = context.store.runs.find(incident.runId)?.lastStep ?? incident.lastStep;
  const deed = deedOf(context, incidentId, 'resolve-incident', { verb: 'resolved', detail: { reason, step } });
  const decision = { state: 'resolved' as const, by: deed.actor, atMs: deed.atMs, step, reason };
  return publishIncident(context, context.store.marks.mark(incidentId, (marks) => ({ ...marks, decision }), deed));
}
