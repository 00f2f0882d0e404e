import type { IncidentResource } from '../protocol/resource.ts';
import { TunewatchError } from '../protocol/error-code.ts';
import type { TipOutcome } from '../protocol/team.ts';
import { tipIds } from '../tips/tip-id.ts';
import { deedOf, incidentToActOn, publishIncident, type TeamContext } from './team-context.ts';

/**
 * The incident, with what came of a tip that was tried. A later word about the same tip replaces the earlier one; both are in
 * the history. Throws `forbidden`, `not-found` for an unknown incident or tip.
 */
export function tryTip(context: TeamContext, incidentId: string, tipId: string, outcome: TipOutcome): IncidentResource {
  incidentToActOn(context, incidentId);
  if (!tipIds.some((known) => known === tipId)) throw new TunewatchError('not-found', `There is no tip "${tipId}".`);
  const deed = deedOf(context, incidentId, 'try-tip', { verb: 'tip-tried', detail: { tip: tipId, outcome } });
  const trial = { outcome, by: deed.actor, atMs: deed.atMs };
  return publishIncident(context, context.store.marks.mark(incidentId, (marks) => ({ ...marks, tipTrials: { ...marks.tipTrials, [tipId]: trial } }), deed));
}
