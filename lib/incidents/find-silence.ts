import type { IncidentResource, RunResource } from '../protocol/resource.ts';
import type { Silence } from '../protocol/team.ts';

type SilencedIncident = Pick<IncidentResource, 'id' | 'rule'>;
type SilencedRun = Pick<RunResource, 'id' | 'project' | 'lastStep'>;

const narrowestFirst = { incident: 0, rule: 1, run: 2, project: 3 } as const;

/** The silence among `silences` that covers the incident of that run at `nowMs`, the narrowest first; `null` when none does. */
export function findSilence(silences: readonly Silence[], incident: SilencedIncident, run: SilencedRun, nowMs: number): Silence | null {
  const covering = silences.filter((silence) => isInForce(silence, run, nowMs) && isAbout(silence, incident, run));
  return covering.sort((one, other) => narrowestFirst[one.scope] - narrowestFirst[other.scope] || other.createdAtMs - one.createdAtMs)[0] ?? null;
}

/** Until a step: while the run has not reached it. A run without a step has reached none. */
function isInForce({ untilStep, untilAtMs }: Silence, { lastStep }: SilencedRun, nowMs: number): boolean {
  return (untilStep === null || (lastStep ?? -1) < untilStep) && (untilAtMs === null || nowMs < untilAtMs);
}

/** True when the silence is about the incident of that run, whether it is in force or over. */
export function isAbout(silence: Silence, incident: SilencedIncident, run: SilencedRun): boolean {
  switch (silence.scope) {
    case 'incident': return silence.incidentId === incident.id;
    case 'rule': return silence.project === run.project && silence.rule === incident.rule;
    case 'run': return silence.runId === run.id;
    case 'project': return silence.project === run.project;
  }
}
