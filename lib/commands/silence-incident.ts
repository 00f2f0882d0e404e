import { randomUUID } from 'node:crypto';
import type { IncidentResource } from '../protocol/resource.ts';
import { TunewatchError } from '../protocol/error-code.ts';
import { because } from '../protocol/reason.ts';
import type { Silence, SilenceScope } from '../protocol/team.ts';
import { requireScope } from './actor.ts';
import { publishSilenced, releaseSilenced } from './release-silenced.ts';
import { checkedReason, deedOf, incidentToActOn, publishIncident, teamScopes, type TeamContext } from './team-context.ts';

export interface SilenceRequest {
  readonly scope: SilenceScope;
  readonly untilStep?: number | undefined;
  readonly untilAtMs?: number | undefined;
  readonly reason?: string | undefined;
}

/**
 * The incident, silenced; or with it its rule in the project, its run, its project. Until the step or the time given, whichever
 * comes first; for good without either. An earlier silence about the same thing is replaced.
 * Throws `forbidden`, `not-found`, `invalid-argument` for an end that is past already.
 */
export function silenceIncident(context: TeamContext, incidentId: string, { scope, untilStep, untilAtMs, reason }: SilenceRequest): IncidentResource {
  const incident = incidentToActOn(context, incidentId);
  const { store, clock } = context;
  const run = store.runs.find(incident.runId);
  if (!run) throw new TunewatchError('not-found', `There is no run "${incident.runId}".`, because('run-missing'));
  if (untilAtMs !== undefined && untilAtMs <= clock.nowMs()) throw new TunewatchError('invalid-argument', '"untilAtMs" is in the past. Give a later time, or none for good.', because('silence-past'));
  if (untilStep !== undefined && untilStep <= (run.lastStep ?? -1)) throw new TunewatchError('invalid-argument', `"untilStep" is ${untilStep}, but the run is at step ${run.lastStep} already.`, because('silence-step-past', { step: run.lastStep ?? 0 }));
  const checked = checkedReason(reason);
  const deed = deedOf(context, incidentId, 'silence-incident', { verb: 'silenced', detail: { scope, untilStep: untilStep ?? null, untilAtMs: untilAtMs ?? null, reason: checked } });
  const silence: Silence = {
    id: randomUUID(), scope, project: run.project, runId: scope === 'run' || scope === 'incident' ? run.id : null, incidentId: scope === 'incident' ? incidentId : null,
    rule: scope === 'rule' ? incident.rule : null, untilStep: untilStep ?? null, untilAtMs: untilAtMs ?? null, reason: checked, by: deed.actor, createdAtMs: deed.atMs,
  };
  store.silences.add(silence);
  store.marks.recordDeed(incidentId, deed);
  if (scope !== 'incident') publishSilenced(context, silence);
  return publishIncident(context, store.incidents.find(incidentId)!);
}

/** Ends a silence; what it covered may be told of again. Throws `forbidden`, `not-found` when there is none of that id that still stands. */
export function endSilence(context: TeamContext, silenceId: string): Silence {
  const { actor, store, clock } = context;
  requireScope(actor, ...teamScopes);
  const silence = store.silences.find(silenceId);
  const atMs = clock.nowMs();
  if (!silence || !store.silences.end(silenceId, actor.name, atMs)) throw new TunewatchError('not-found', `There is no silence "${silenceId}", or it was ended already.`, because('silence-missing'));
  store.audit.record({ atMs, actor: actor.name, verb: 'end-silence', subject: silenceId });
  const incident = silence.incidentId === null ? null : store.incidents.find(silence.incidentId);
  if (incident) store.marks.recordDeed(incident.id, { atMs, actor: actor.name, verb: 'silence-ended', detail: { scope: silence.scope } });
  releaseSilenced(context, silence);
  return silence;
}
