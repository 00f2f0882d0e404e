import { TunewatchError } from '../protocol/error-code.ts';
import { because } from '../protocol/reason.ts';
import { requireScope, type Actor } from './actor.ts';
import type { CommandContext } from './command-context.ts';

type Context = Pick<CommandContext, 'actor' | 'store' | 'clock'>;

/** The person who signed in. Throws `forbidden` for a token, a shared link or the local user: they have no account. */
export function accountOf(actor: Actor): NonNullable<Actor['account']> {
  if (actor.account) return actor.account;
  throw new TunewatchError('forbidden', `"${actor.name}" is not signed in with an account.`, because('account-needed'));
}

/** Signs one browser out: of the actor, or as an admin of somebody else. Throws `not-found`, `forbidden`. */
export function endSession({ actor, store, clock }: Context, sessionId: string, accountId = accountOf(actor).id): void {
  if (accountId !== actor.account?.id) requireScope(actor, 'admin');
  if (!store.accounts.endSession(accountId, sessionId)) throw new TunewatchError('not-found', 'There is no such session; it has ended already.', because('session-gone'));
  store.audit.record({ atMs: clock.nowMs(), actor: actor.name, verb: 'end-session', subject: accountId });
}

/** Signs the actor out in every other browser; how many there were. */
export function endOtherSessions({ actor, store, clock }: Context): number {
  const { id, sessionId } = accountOf(actor);
  const ended = store.accounts.endSessions(id, sessionId);
  store.audit.record({ atMs: clock.nowMs(), actor: actor.name, verb: 'end-other-sessions', subject: id });
  return ended;
}
