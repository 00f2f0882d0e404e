import { TunewatchError } from '../protocol/error-code.ts';
import { because } from '../protocol/reason.ts';
import type { RunResource } from '../protocol/resource.ts';
import { requireScope } from './actor.ts';
import type { CommandContext } from './command-context.ts';

export const runVerbs = ['archive', 'unarchive', 'delete', 'restore', 'pin', 'unpin', 'tag', 'untag'] as const;
export type RunVerb = (typeof runVerbs)[number];

/** Days a deleted run can be restored before it is removed for good. */
export const graceDays = 7;

/**
 * Does one thing to each of the runs and answers them as they are then. Deleting hides a run; `restore` undoes it for
 * `graceDays`. Throws, and changes nothing: `forbidden` without scope `write`, `not-found` when one of them does not exist,
 * `invalid-argument` for `tag` and `untag` without a tag.
 */
export function changeRuns({ actor, store, live, clock }: CommandContext, runIds: readonly string[], verb: RunVerb, tag = ''): readonly RunResource[] {
  requireScope(actor, 'write');
  const runs = store.history.find(runIds);
  const missing = runIds.find((runId) => !runs.some(({ id }) => id === runId));
  if (missing !== undefined) throw new TunewatchError('not-found', `There is no run "${missing}". Nothing was changed.`, because('run-missing'));
  const label = tag.trim();
  if ((verb === 'tag' || verb === 'untag') && label === '') throw new TunewatchError('invalid-argument', 'Name the tag.', because('tag-empty'));
  const atMs = clock.nowMs();
  for (const run of runs) {
    store.audit.record({ atMs, actor: actor.name, verb: `${verb}-run`, subject: run.id });
    if (verb === 'pin' || verb === 'unpin') store.history.edit(run.id, { isPinned: verb === 'pin' });
    if (verb === 'tag') store.history.edit(run.id, { tags: [...new Set([...run.tags, label])] });
    if (verb === 'untag') store.history.edit(run.id, { tags: run.tags.filter((own) => own !== label) });
  }
  if (verb === 'archive' || verb === 'unarchive') store.history.setArchived(runIds, verb === 'archive' ? atMs : null);
  if (verb === 'delete' || verb === 'restore') store.history.setDeleted(runIds, verb === 'delete' ? atMs : null);
  for (const { id } of runs) live.runChanged(id);
  return store.history.find(runIds);
}
