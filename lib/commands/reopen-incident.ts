import type { IncidentResource } from '../protocol/resource.ts';
import { TunewatchError } from '../protocol/error-code.ts';
import { because } from '../protocol/reason.ts';
import { checkedReason, deedOf, incidentToActOn, publishIncident, type TeamContext } from './team-context.ts';

/**
 * The incident, open again because the actor says so, whoever or whatever resolved it.
 * Throws `forbidden`, `not-found`, `conflict` when it is open already, `invalid-argument` for too long a reason.
 */
export function reopenIncident(context: TeamContext, incidentId: string, given: { readonly reason?: string | undefined } = {}): IncidentResource {
  const incident = incidentToActOn(context, incidentId);
  const reason = checkedReason(given.reason);
  if (incident.state !== 'resolved') throw new TunewatchError('conflict', 'The incident is open already.', because('incident-open'));
  const step = context.store.runs.find(incident.runId)?.lastStep ?? incident.lastStep;
  const deed = deedOf(context, incidentId, 'reopen-incident', { verb: 'reopened', detail: { reason } });
  const decision = { state: 'firing' as const, by: deed.actor, atMs: deed.atMs, step, reason };
  return publishIncident(context, context.store.marks.mark(incidentId, (marks) => ({ ...marks, decision }), deed));
}
