import { roomOf } from '../diagnosis/catalogue.ts';
import type { RuleCoverage } from '../protocol/coverage.ts';
import type { Cause, Words } from '../protocol/cause.ts';
import type { IncidentResource } from '../protocol/resource.ts';
import { candidatesOf } from './attribute.ts';
import { causeWords } from './cause-words.ts';
import type { IncidentRecord } from './incident-record.ts';
import type { Symptom } from './symptom.ts';

const mostTips = 6;
const mostEvidence = 8;

/** The incident as it leaves the server: what is observed, why, what followed, what to do, what speaks against it. */
export function incidentResource(runId: string, incident: IncidentRecord, symptoms: readonly Symptom[], coverage: readonly RuleCoverage[]): IncidentResource {
  const root = symptoms.find((symptom) => symptom.rule === incident.root) ?? symptoms[0];
  const room = root === undefined ? undefined : roomOf(root.rule);
  const consequences = symptoms.filter((symptom) => symptom !== root && roomOf(symptom.rule)?.rule.kind !== 'preflight');
  const candidates = candidatesFor(incident.cause, symptoms);
  const evidence = [root, ...symptoms.filter((symptom) => symptom !== root)].flatMap((symptom) => symptom?.finding.evidence ?? []);
  const { tips } = causeWords[incident.cause];
  return {
    id: incident.id,
    runId,
    rule: incident.root,
    cause: incident.cause,
    severity: incident.severity,
    state: incident.state,
    subject: incident.subject,
    openedAtStep: incident.openedAtStep,
    openedAtMs: incident.openedAtMs,
    lastStep: incident.lastStep,
    count: incident.count,
    title: titleOf(incident),
    message: messageOf(incident, root),
    evidence: evidence.slice(0, mostEvidence),
    candidates,
    consequences: consequences.map(({ rule, finding, firstStep }) => ({ rule, subject: finding.subject, firstStep })),
    falsifiedBy: room?.words.falsifiedBy ?? [],
    notEvaluated: notEvaluatedFor(candidates.map((candidate) => candidate.cause), coverage),
    tips: [...new Set([...tips, ...(room?.rule.tips ?? [])])].slice(0, mostTips),
    ...(incident.resolved === null ? {} : { resolvedAtStep: incident.resolved.step, resolvedAtMs: incident.resolved.atMs }),
  };
}

/** What the incident is called: its cause; where that is unknown, what is seen. */
export function titleOf(incident: Pick<IncidentRecord, 'alert' | 'cause' | 'root'>): Words {
  if (incident.alert !== null) return { en: incident.alert.title, zh: incident.alert.title };
  return (incident.cause === 'unknown' ? roomOf(incident.root)?.words.title : undefined) ?? causeWords[incident.cause].title;
}

/** Changes whenever something a person would be told about the incident changed; its running numbers do not count. */
export function signatureOf(incident: IncidentRecord): string {
  const { state, cause, severity, root, members, alert, mergedInto } = incident;
  return JSON.stringify([state, cause, severity, root, [...members].sort(), alert, alert === null ? 0 : incident.count, mergedInto]);
}

function candidatesFor(cause: Cause, symptoms: readonly Symptom[]): IncidentResource['candidates'] {
  const all = candidatesOf(symptoms).map((candidate) => ({ cause: candidate.cause, score: Math.round(candidate.score * 100) / 100 }));
  const chosen = all.find((candidate) => candidate.cause === cause) ?? { cause, score: 1 };
  return [chosen, ...all.filter((candidate) => candidate !== chosen && candidate.score >= 0.1)].slice(0, 5);
}

/** What is observed and what to do. Consequences, evidence and candidates stand in fields of their own and are not told twice. */
function messageOf(incident: IncidentRecord, root: Symptom | undefined): Words {
  if (incident.alert !== null) return { en: incident.alert.text || incident.alert.title, zh: incident.alert.text || incident.alert.title };
  const observed = root === undefined ? undefined : roomOf(root.rule)?.words.message(root.finding);
  const { advice } = causeWords[incident.cause];
  const isAdvised = incident.cause !== 'unknown' || incident.severity !== 'info'; // a plateau of unknown cause may simply be the end
  const earlier = incident.earlierCauses.map(({ cause, untilStep }) => ({ title: causeWords[cause].title, untilStep }));
  const isMerged = incident.mergedInto !== null;
  return {
    en: [
      ...(observed === undefined ? [] : [observed.en]),
      ...(isAdvised || observed === undefined ? [advice.en] : []),
      ...earlier.map(({ title, untilStep }) => `Until step ${untilStep} it was put down to: ${withinSentence(title.en)}.`),
      ...(isMerged ? ['Its signs now belong to another incident of this run.'] : []),
    ].join(' '),
    zh: [
      ...(observed === undefined ? [] : [observed.zh]),
      ...(isAdvised || observed === undefined ? [advice.zh] : []),
      ...earlier.map(({ title, untilStep }) => `在第 ${untilStep} 步之前曾归因于：${title.zh}。`),
      ...(isMerged ? ['其征象现归入本次训练的另一事件。'] : []),
    ].join(''),
  };
}

/** The text as it reads inside a sentence: its first word small, unless it is no word but a name, such as NaN or ReLU. */
export function withinSentence(text: string): string {
  return /^\p{Lu}\p{Ll}*(?![\p{L}\p{N}])/u.test(text) ? text[0]!.toLowerCase() + text.slice(1) : text;
}

/** Rules that could have spoken for or against one of these causes but had nothing to look at. */
function notEvaluatedFor(causes: readonly Cause[], coverage: readonly RuleCoverage[]): IncidentResource['notEvaluated'] {
  return coverage
    .filter(({ rule, state }) => (state === 'not-evaluated' || state === 'failed') && roomOf(rule)?.rule.causes.some((cause) => causes.includes(cause)))
    .map(({ rule, missing }) => ({ rule, missing }));
}
