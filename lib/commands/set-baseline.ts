import { TunewatchError } from '../protocol/error-code.ts';
import { because } from '../protocol/reason.ts';
import type { RunResource } from '../protocol/resource.ts';
import { requireScope } from './actor.ts';
import type { CommandContext } from './command-context.ts';

/**
 * The run, made the one its project is compared with, or no longer. Throws `forbidden` without scope `write`, `not-found`
 * for an unknown run, `conflict` for one that is deleted.
 */
export function setBaseline({ actor, store, live, clock }: CommandContext, runId: string, isBaseline: boolean): RunResource {
  requireScope(actor, 'write');
  const run = store.runs.find(runId);
  if (!run) throw new TunewatchError('not-found', `There is no run "${runId}".`, because('run-missing'));
  if (isBaseline && run.deletedAtMs !== null) throw new TunewatchError('conflict', 'The run is deleted. Restore it first.', because('run-deleted'));
  const before = store.history.baseline(run.project);
  store.audit.record({ atMs: clock.nowMs(), actor: actor.name, verb: isBaseline ? 'set-baseline' : 'clear-baseline', subject: runId });
  store.history.setBaseline(runId, isBaseline);
  if (before && before.id !== runId) live.runChanged(before.id);
  live.runChanged(runId);
  return store.runs.find(runId)!;
}
