import type { IncidentResource } from '../protocol/resource.ts';
import { TunewatchError } from '../protocol/error-code.ts';
import { because } from '../protocol/reason.ts';
import { limits } from '../protocol/limits.ts';
import { checkedText, deedOf, incidentToActOn, publishIncident, type TeamContext } from './team-context.ts';

/**
 * The incident, given to somebody, or to nobody (`null`). Of two people who assign at once the later one stands; both are in
 * the history. Throws `forbidden`, `not-found`, or `invalid-argument` for a name that is empty or too long.
 */
export function assignIncident(context: TeamContext, incidentId: string, to: string | null): IncidentResource {
  const incident = incidentToActOn(context, incidentId);
  const assignee = to === null ? null : checkedText(to, limits.titleCharacters, 'The name');
  if (assignee === '') throw new TunewatchError('invalid-argument', 'Name who takes the incident, or give null for nobody.', because('assignee-empty'));
  if ((incident.assignee ?? null) === assignee) return incident;
  const deed = deedOf(context, incidentId, 'assign-incident', { verb: 'assigned', detail: { assignee, from: incident.assignee ?? null } });
  return publishIncident(context, context.store.marks.mark(incidentId, (marks) => ({ ...marks, assignee }), deed));
}
