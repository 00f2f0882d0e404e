import type { IncidentResource } from '../protocol/resource.ts';
import type { Silence, TipTrial } from '../protocol/team.ts';

/** What people said about one incident. Kept apart from what the judge says, which never knows of it. */
export interface IncidentMarks {
  readonly acknowledged: { readonly by: string; readonly atMs: number } | null;
  readonly assignee: string | null;
  /** A person's word against the judge's state; `null` where the judge's stands. */
  readonly decision: { readonly state: 'firing' | 'resolved'; readonly by: string; readonly atMs: number; readonly step: number; readonly reason: string } | null;
  readonly tipTrials: Readonly<Record<string, TipTrial>>;
}

export const noMarks: IncidentMarks = { acknowledged: null, assignee: null, decision: null, tipTrials: {} };

/** The judge's word alone: without any field that only people set. */
export function withoutMarks(incident: IncidentResource): IncidentResource {
  const { acknowledgedBy: _by, acknowledgedAtMs: _at, assignee: _assignee, resolvedBy: _resolved, resolvedReason: _reason, reopenedBy: _reopened, silence: _silence, tipTrials: _trials, ...own } = incident;
  return own;
}

/** The incident as people see it: the judge's word with their marks and the silence that covers it. */
export function withMarks(incident: IncidentResource, marks: IncidentMarks, silence: Silence | null): IncidentResource {
  const { acknowledged, assignee, decision, tipTrials } = marks;
  const { resolvedAtStep: _step, resolvedAtMs: _atMs, ...open } = incident;
  const decided: Partial<IncidentResource> =
    decision === null ? {}
    : decision.state === 'firing' ? { state: 'firing', reopenedBy: decision.by }
    : { state: 'resolved', resolvedBy: decision.by, ...(decision.reason === '' ? {} : { resolvedReason: decision.reason }), resolvedAtStep: incident.resolvedAtStep ?? decision.step, resolvedAtMs: incident.resolvedAtMs ?? decision.atMs };
  return {
    ...(decision?.state === 'firing' ? open : incident),
    ...decided,
    ...(acknowledged === null ? {} : { acknowledgedBy: acknowledged.by, acknowledgedAtMs: acknowledged.atMs }),
    ...(assignee === null ? {} : { assignee }),
    ...(silence === null ? {} : { silence }),
    ...(Object.keys(tipTrials).length === 0 ? {} : { tipTrials }),
  };
}

/**
 * What stays of people's marks when the judge's state goes from `before` to `after`. Everything does, but when the rule fires
 * anew after it had cleared: then a person's decision is over, and what was acknowledged before a resolve has to be seen again.
 */
export function marksAfterJudge(marks: IncidentMarks, before: IncidentResource['state'], after: IncidentResource['state']): IncidentMarks {
  const firesAnew = before === 'resolved' && after === 'firing';
  if (!firesAnew || marks.decision === null) return marks;
  return { ...marks, decision: null, acknowledged: marks.decision.state === 'resolved' ? null : marks.acknowledged };
}
