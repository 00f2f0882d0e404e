import { hashPassword } from 'better-auth/crypto';
import { TunewatchError } from '../protocol/error-code.ts';
import { requireScope } from './actor.ts';
import type { CommandContext } from './command-context.ts';
import { checkPassword } from './person.ts';

/** Gives a person who forgot theirs a new password and ends their sessions. Throws `forbidden` without scope `admin`, `not-found`, `invalid-argument`. */
export async function resetPassword({ actor, store, clock }: Pick<CommandContext, 'actor' | 'store' | 'clock'>, accountId: string, password: string): Promise<void> {
  requireScope(actor, 'admin');
  checkPassword(password);
  const account = store.accounts.find(accountId);
  if (!account) throw new TunewatchError('not-found', 'There is no such account.');
  const hash = await hashPassword(password);
  const atMs = clock.nowMs();
  store.accounts.setPasswordHash(accountId, hash, atMs);
  store.accounts.endSessions(accountId);
  store.audit.record({ atMs, actor: actor.name, verb: 'reset-password', subject: account.email });
}
