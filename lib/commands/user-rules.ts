import { randomUUID } from 'node:crypto';
import type { UserRule, UserRuleDraft } from '../diagnosis/user-rules/user-rule.ts';
import { TunewatchError } from '../protocol/error-code.ts';
import { because } from '../protocol/reason.ts';
import { requireScope } from './actor.ts';
import type { CommandContext } from './command-context.ts';

type Context = Pick<CommandContext, 'actor' | 'store' | 'clock'>;

/** A new rule of a person's own; runs that are under way are judged by it from the next check on. Throws `forbidden` without scope `write`. */
export function createUserRule({ actor, store, clock }: Context, draft: UserRuleDraft): UserRule {
  requireScope(actor, 'write');
  const atMs = clock.nowMs();
  const rule: UserRule = { ...checked(draft), id: randomUUID(), createdBy: actor.name, createdAtMs: atMs, changedAtMs: atMs };
  store.audit.record({ atMs, actor: actor.name, verb: 'create-user-rule', subject: rule.id });
  store.userRules.save(rule);
  return rule;
}

/** The rule with these fields changed. Throws `forbidden` without scope `write`, `not-found` for an unknown id. */
export function changeUserRule({ actor, store, clock }: Context, id: string, change: Partial<UserRuleDraft>): UserRule {
  requireScope(actor, 'write');
  const before = known(store, id);
  const atMs = clock.nowMs();
  const rule: UserRule = { ...before, ...checked({ ...before, ...change }), changedAtMs: atMs };
  store.audit.record({ atMs, actor: actor.name, verb: 'change-user-rule', subject: id });
  store.userRules.save(rule);
  return rule;
}

/** Removes the rule; its open incidents resolve, and all stay. Throws `forbidden` without scope `write`, `not-found` for an unknown id. */
export function deleteUserRule({ actor, store, clock }: Context, id: string): void {
  requireScope(actor, 'write');
  known(store, id);
  store.audit.record({ atMs: clock.nowMs(), actor: actor.name, verb: 'delete-user-rule', subject: id });
  store.userRules.remove(id);
}

function known(store: CommandContext['store'], id: string): UserRule {
  const rule = store.userRules.find(id);
  if (rule === null) throw new TunewatchError('not-found', `There is no rule of your own with id "${id}".`, because('user-rule-missing'));
  return rule;
}

/** The draft with the metric its kind asks for. */
function checked<Draft extends UserRuleDraft>(draft: Draft): Draft {
  return draft.condition.kind === 'step-time' ? { ...draft, metric: 'step-ms' } : draft;
}
