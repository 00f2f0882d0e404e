import type { Moment, RuleChange } from '../diagnosis/rule-change.ts';
import type { Severity } from '../protocol/cause.ts';
import { type Group, groupByCause } from './attribute.ts';
import { incidentId } from './fingerprint.ts';
import type { IncidentRecord } from './incident-record.ts';
import { graver, severityOrder, type Symptom } from './symptom.ts';

/** Steps within which an incident that resolved is taken up again, and after which a past symptom no longer counts. */
export const coolDownSteps = 200;
/** Most incidents of one run; further alerts of the user go into the last one. */
export const incidentLimit = 200;

/** JSON form of the book. */
export interface HeldBook {
  readonly symptoms: readonly Symptom[];
  readonly incidents: readonly IncidentRecord[];
}

/** What the training did of late, as far as forgetting needs it. */
export interface Recovery {
  /** Lowest finite training loss so far and its step. */
  readonly lowest: { readonly value: number; readonly step: number } | null;
}

/**
 * The incidents of one run: findings in, incidents out, one open incident per cause. The state is the symptoms and the
 * records; which symptom belongs to which incident is worked out afresh whenever the symptoms change.
 */
export class IncidentBook {
  readonly symptoms = new Map<string, Symptom>();
  readonly incidents: IncidentRecord[];
  private readonly runId: string;

  constructor(runId: string, held?: HeldBook) {
    this.runId = runId;
    for (const symptom of held?.symptoms ?? []) this.symptoms.set(symptom.rule, structuredClone(symptom));
    this.incidents = structuredClone([...(held?.incidents ?? [])]);
  }

  hold(): HeldBook {
    return { symptoms: [...this.symptoms.values()], incidents: this.incidents };
  }

  /** Takes the changes of one step. Answers true when an incident opened or grew graver, to warning or beyond. */
  apply(changes: readonly RuleChange[], now: Moment, recovery: Recovery): boolean {
    let isRegrouped = this.forget(now, recovery);
    for (const change of changes) isRegrouped = this.note(change, now, recovery) || isRegrouped;
    const isGraver = isRegrouped && this.regroup(now);
    for (const change of changes) if (change.kind === 'found') this.touch(change.rule, now);
    return isGraver;
  }

  /** An alert of the user's own: one incident per title, which stays open. */
  raise(alert: { readonly title: string; readonly text: string; readonly severity: Severity }, now: Moment): boolean {
    const isFull = this.incidents.length >= incidentLimit;
    const subject = alert.title.trim() === '' ? 'alert' : alert.title;
    const known = this.incidents.find((incident) => incident.cause === 'user-alert' && (incident.subject === subject || isFull));
    if (known !== undefined) {
      const wasGraver = severityOrder[known.severity] >= severityOrder[alert.severity];
      Object.assign(known, { count: known.count + 1, lastStep: Math.max(known.lastStep, now.step), severity: graver(known.severity, alert.severity), alert: { title: known.alert?.title ?? subject, text: alert.text } });
      return !wasGraver && alert.severity !== 'info';
    }
    if (isFull) return false;
    this.incidents.push({ ...this.record('user-alert', subject, alert.severity, 'user-alert', now, { title: subject, text: alert.text }), count: 1 });
    return alert.severity !== 'info';
  }

  /** The symptoms of an incident, in order of first step: as they are while it is open, as they were once it is resolved. */
  symptomsOf(incident: IncidentRecord): readonly Symptom[] {
    if (incident.state === 'resolved') return incident.kept;
    return incident.members.flatMap((rule) => this.symptoms.get(rule) ?? []);
  }

  private note({ kind, rule, finding, severity }: RuleChange, now: Moment, { lowest }: Recovery): boolean {
    const known = this.symptoms.get(rule);
    if (kind === 'pending') return false;
    if (finding === null) {
      if (known === undefined || known.phase === 'past') return false;
      known.phase = 'past';
      known.cleared = { step: now.step, lowestLoss: lowest?.value ?? null, isCold: false };
      return true;
    }
    if (known === undefined) {
      this.symptoms.set(rule, { rule, phase: 'firing', severity, finding, firstStep: finding.firstStep, lastStep: finding.step, count: 1, cleared: null });
      return true;
    }
    const isOtherwise = known.phase !== 'firing' || severityOrder[severity] > severityOrder[known.severity] || known.finding.candidates[0]!.cause !== finding.candidates[0]!.cause;
    Object.assign(known, {
      phase: 'firing', finding, severity: known.phase === 'firing' ? graver(known.severity, severity) : severity,
      firstStep: Math.min(known.firstStep, finding.firstStep), lastStep: Math.max(known.lastStep, finding.step), count: known.count + 1, cleared: null,
    });
    return isOtherwise;
  }

  /**
   * Drops past symptoms that no longer explain anything: after the cool-down, unless the damage was critical and the loss
   * has not since come clearly below where it had been. So a run that collapsed long ago is not said to learn too slowly.
   */
  private forget(now: Moment, { lowest }: Recovery): boolean {
    let isChanged = false;
    for (const [rule, { phase, cleared, severity }] of this.symptoms) {
      if (phase !== 'past' || cleared === null || now.step - cleared.step < coolDownSteps) continue;
      isChanged ||= !cleared.isCold;
      cleared.isCold = true;
      const isRecovered = lowest !== null && cleared.lowestLoss !== null && lowest.step > cleared.step && lowest.value < 0.9 * cleared.lowestLoss;
      if (severity === 'critical' && !isRecovered) continue;
      this.symptoms.delete(rule);
      isChanged = true;
    }
    return isChanged;
  }

  private touch(rule: string, now: Moment): void {
    const incident = this.incidents.find((item) => item.state === 'firing' && item.members.includes(rule));
    if (incident === undefined) return;
    incident.count += 1;
    incident.lastStep = Math.max(incident.lastStep, now.step);
  }

  private regroup(now: Moment): boolean {
    const groups = groupByCause([...this.symptoms.values()]).filter((group) => group.members.some((symptom) => symptom.phase === 'firing'));
    const taken = new Set<IncidentRecord>();
    const partners = this.partnersOf(groups, now, taken);
    let isGraver = false;
    groups.forEach((group, index) => {
      const partner = partners[index];
      const before = partner?.state === 'firing' ? severityOrder[partner.severity] : -1;
      const incident = this.take(group, partner, now);
      if (incident === null) return;
      taken.add(incident);
      if (severityOrder[incident.severity] > before && incident.severity !== 'info') isGraver = true;
    });
    for (const incident of this.incidents) {
      if (incident.state !== 'firing' || taken.has(incident) || incident.cause === 'user-alert') continue;
      const heir = this.incidents.find((other) => taken.has(other) && other.members.some((rule) => incident.members.includes(rule)));
      Object.assign(incident, { kept: structuredClone(this.symptomsOf(incident)), state: 'resolved', resolved: now, mergedInto: heir?.id ?? null });
    }
    return isGraver;
  }

  /** For each group the incident it goes on: of the same cause, else one that held its symptoms, else one of that cause that resolved a moment ago. */
  private partnersOf(groups: readonly Group[], now: Moment, taken: Set<IncidentRecord>): (IncidentRecord | undefined)[] {
    const partners: (IncidentRecord | undefined)[] = groups.map(() => undefined);
    const claim = (index: number, fits: (incident: IncidentRecord) => boolean): void => {
      if (partners[index] !== undefined) return;
      const incident = this.incidents.find((item) => item.cause !== 'user-alert' && !taken.has(item) && fits(item));
      if (incident === undefined) return;
      partners[index] = incident;
      taken.add(incident);
    };
    const isRecent = (incident: IncidentRecord): boolean => incident.resolved !== null && now.step - incident.resolved.step <= coolDownSteps && incident.mergedInto === null;
    groups.forEach((group, index) => claim(index, (item) => item.state === 'firing' && item.cause === group.cause));
    groups.forEach((group, index) => claim(index, (item) => item.state === 'firing' && group.members.some((symptom) => item.members.includes(symptom.rule))));
    groups.forEach((group, index) => claim(index, (item) => item.state === 'resolved' && item.cause === group.cause && isRecent(item)));
    return partners;
  }

  /** Makes the incident say what the group says; opens one when there is none. */
  private take(group: Group, partner: IncidentRecord | undefined, now: Moment): IncidentRecord | null {
    const alive = group.members.filter((symptom) => symptom.phase === 'firing' || symptom.cleared?.isCold === false);
    const severity = alive.map((symptom) => symptom.severity).reduce(graver);
    const members = group.members.map((symptom) => symptom.rule);
    if (partner === undefined) {
      if (this.incidents.length >= incidentLimit) return null;
      const incident = this.record(group.cause, group.root.finding.subject, severity, group.root.rule, now, null);
      incident.members = members;
      this.incidents.push(incident);
      return incident;
    }
    if (partner.severity === 'info' && severity !== 'info') Object.assign(partner, { openedAtStep: now.step, openedAtMs: now.atMs, subject: group.root.finding.subject });
    if (partner.cause !== group.cause) partner.earlierCauses.push({ cause: partner.cause, untilStep: now.step });
    Object.assign(partner, { state: 'firing', cause: group.cause, severity, root: group.root.rule, members, kept: [], resolved: null, mergedInto: null });
    return partner;
  }

  private record(cause: IncidentRecord['cause'], subject: string, severity: Severity, root: string, now: Moment, alert: IncidentRecord['alert']): IncidentRecord {
    return {
      id: incidentId(this.runId, cause, subject, this.incidents.length), state: 'firing', cause, subject, severity, openedAtStep: now.step, openedAtMs: now.atMs, lastStep: now.step,
      count: 0, kept: [], resolved: null, root, members: [], earlierCauses: [], mergedInto: null, alert, told: null,
    };
  }
}
