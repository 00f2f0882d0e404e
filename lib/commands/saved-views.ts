import { TunewatchError } from '../protocol/error-code.ts';
import { because } from '../protocol/reason.ts';
import type { SavedView } from '../protocol/run-table.ts';
import { requireScope } from './actor.ts';
import type { CommandContext } from './command-context.ts';

type Context = Pick<CommandContext, 'actor' | 'store' | 'clock'>;

/** The view, kept; one of the same project and name is replaced. `id` is that of a new view. Throws `forbidden` without scope `write`. */
export function saveView({ actor, store, clock }: Context, id: string, { project, name, query }: Pick<SavedView, 'project' | 'name' | 'query'>): SavedView {
  requireScope(actor, 'write');
  const atMs = clock.nowMs();
  store.audit.record({ atMs, actor: actor.name, verb: 'save-view', subject: id });
  return store.views.save({ id, project, name: name.trim(), query, createdBy: actor.name, createdAtMs: atMs });
}

/** Removes the view. Throws `forbidden` without scope `write`, `not-found` for an unknown one. */
export function deleteView({ actor, store, clock }: Context, id: string): void {
  requireScope(actor, 'write');
  if (!store.views.find(id)) throw new TunewatchError('not-found', `There is no view "${id}".`, because('view-missing'));
  store.audit.record({ atMs: clock.nowMs(), actor: actor.name, verb: 'delete-view', subject: id });
  store.views.remove(id);
}
