import { evidence } from '../diagnosis/evidence.ts';
import type { UserFinding } from '../diagnosis/user-rules/evaluate.ts';
import { type UserRule, userRuleId } from '../diagnosis/user-rules/user-rule.ts';
import { userRuleMessage } from '../diagnosis/user-rules/words.ts';
import type { IncidentResource } from '../protocol/resource.ts';
import { incidentId } from './fingerprint.ts';

const units = { threshold: '', change: '', 'robust-z': '', 'no-data': 'min', 'step-time': 'ms' } as const;

/** Id of the one incident a person's rule can have on a run. */
export function userRuleIncidentId(runId: string, ruleId: string): string {
  return incidentId(runId, 'user-rule', ruleId, 0);
}

/** The incident of a person's rule that fires, going on from `before` when it fired earlier. */
export function openUserRuleIncident(runId: string, rule: UserRule, found: UserFinding, atMs: number, before: IncidentResource | null): IncidentResource {
  const { resolvedAtStep: _step, resolvedAtMs: _atMs, ...kept } = before ?? {};
  return {
    openedAtStep: found.step,
    openedAtMs: atMs,
    ...kept,
    id: userRuleIncidentId(runId, rule.id),
    runId,
    rule: userRuleId(rule.id),
    cause: 'user-rule',
    severity: rule.severity,
    state: 'firing',
    subject: rule.metric,
    lastStep: found.step,
    count: (before?.count ?? 0) + 1,
    title: { en: rule.name, zh: rule.name },
    message: userRuleMessage(rule, found),
    evidence: [evidence(rule.metric, found.value, found.threshold, units[rule.condition.kind], { step: found.step, baseline: found.baseline })],
    candidates: [{ cause: 'user-rule', score: 1 }],
    consequences: [],
    falsifiedBy: [],
    notEvaluated: [],
    tips: [],
  };
}

/** The incident as it is once its rule no longer fires. */
export function resolveUserRuleIncident(incident: IncidentResource, atStep: number, atMs: number): IncidentResource {
  return { ...incident, state: 'resolved', resolvedAtStep: Math.max(atStep, incident.openedAtStep), resolvedAtMs: atMs };
}
