import type { RecordedRun } from '../../../cli/diagnose/recorded-run.ts';
import { createRunJudge } from '../../../lib/incidents/create-run-judge.ts';
import type { HeldBook } from '../../../lib/incidents/incident-book.ts';
import type { Cause, Severity } from '../../../lib/protocol/cause.ts';
import type { IncidentResource } from '../../../lib/protocol/resource.ts';
import { perStep } from './per-step.ts';

/** One incident of a run as a person would have met it. */
export interface JudgedIncident {
  readonly cause: Cause;
  readonly rule: string;
  readonly subject: string;
  /** Its gravest severity over the run. */
  readonly severity: Severity;
  readonly state: IncidentResource['state'];
  readonly openedAtStep: number;
  /** Step at which it first stood at warning or beyond; `null` when it never did. */
  readonly warnedAtStep: number | null;
  readonly candidates: readonly Cause[];
  readonly consequences: readonly string[];
  /** Closed because its symptoms turned out to belong to another incident. */
  readonly isMerged: boolean;
}

export interface Judgement {
  /** Gravest first, then by opening. */
  readonly incidents: readonly JudgedIncident[];
  readonly lastStep: number;
}

const order: Readonly<Record<Severity, number>> = { info: 0, warning: 1, critical: 2 };

/** Judges a recorded run as the server would, and notes when each incident first warned. */
export function judgeRecording(run: RecordedRun): Judgement {
  const judge = createRunJudge({ runId: run.runId, task: run.task, totalSteps: run.totalSteps });
  const gravest = new Map<string, { severity: Severity; warnedAtStep: number | null }>();
  let step = 0;
  for (const packet of run.packets) {
    for (const part of perStep(packet)) {
      step = Math.max(step, part.columns.steps.at(-1) ?? 0);
      for (const { id, severity } of judge.observe(part).incidents) {
        const known = gravest.get(id) ?? { severity, warnedAtStep: null };
        if (order[severity] > order[known.severity]) known.severity = severity;
        if (severity !== 'info') known.warnedAtStep ??= step;
        gravest.set(id, known);
      }
    }
  }
  const { book } = JSON.parse(judge.state()) as { readonly book: HeldBook };
  const merged = new Set(book.incidents.filter(({ mergedInto }) => mergedInto !== null).map(({ id }) => id));
  const incidents = judge.incidents().map((incident): JudgedIncident => ({
    cause: incident.cause,
    rule: incident.rule,
    subject: incident.subject,
    severity: gravest.get(incident.id)?.severity ?? incident.severity,
    state: incident.state,
    openedAtStep: incident.openedAtStep,
    warnedAtStep: gravest.get(incident.id)?.warnedAtStep ?? null,
    candidates: incident.candidates.map(({ cause }) => cause),
    consequences: incident.consequences.map(({ rule }) => rule),
    isMerged: merged.has(incident.id),
  }));
  return { incidents: incidents.toSorted((one, other) => order[other.severity] - order[one.severity] || one.openedAtStep - other.openedAtStep), lastStep: step };
}
