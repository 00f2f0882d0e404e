import { TunewatchError } from '../protocol/error-code.ts';
import { because } from '../protocol/reason.ts';
import type { RunResource } from '../protocol/resource.ts';
import type { RunEdit } from '../storage/history/history-store.ts';
import { requireScope } from './actor.ts';
import type { CommandContext } from './command-context.ts';

/**
 * The run after the change of name, tags, notes or pin. Diagnosis reads none of them, so nothing that was judged changes.
 * Throws `forbidden` without scope `write`, `not-found` for an unknown run.
 */
export function editRun({ actor, store, live, clock }: CommandContext, runId: string, edit: RunEdit): RunResource {
  requireScope(actor, 'write');
  if (!store.runs.find(runId)) throw new TunewatchError('not-found', `There is no run "${runId}".`, because('run-missing'));
  const tags = edit.tags === undefined ? {} : { tags: [...new Set(edit.tags.map((tag) => tag.trim()).filter((tag) => tag !== ''))] };
  store.audit.record({ atMs: clock.nowMs(), actor: actor.name, verb: 'edit-run', subject: runId });
  store.history.edit(runId, { ...edit, ...tags });
  live.runChanged(runId);
  return store.runs.find(runId)!;
}
