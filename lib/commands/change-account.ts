import { TunewatchError } from '../protocol/error-code.ts';
import { because } from '../protocol/reason.ts';
import type { Role, StoredAccount } from '../storage/accounts.ts';
import { requireScope } from './actor.ts';
import type { CommandContext } from './command-context.ts';

type Context = Pick<CommandContext, 'actor' | 'store' | 'clock'>;

/** Gives a person another role; it holds from their next request on. Throws `forbidden` without scope `admin`, `not-found`, `conflict` for the last admin. */
export function changeRole({ actor, store, clock }: Context, accountId: string, role: Role): StoredAccount {
  requireScope(actor, 'admin');
  return store.invitations.together(() => {
    const account = known(store, accountId);
    if (account.role === role) return account;
    keepAnAdmin(store, account);
    const atMs = clock.nowMs();
    store.accounts.setRole(accountId, role, atMs);
    store.audit.record({ atMs, actor: actor.name, verb: `make-${role}`, subject: account.email });
    return { ...account, role };
  });
}

/** Removes a person; their sessions end at once, what they did stays in the record. Throws like `changeRole`. */
export function removeAccount({ actor, store, clock }: Context, accountId: string): void {
  requireScope(actor, 'admin');
  store.invitations.together(() => {
    const account = known(store, accountId);
    keepAnAdmin(store, account);
    store.accounts.remove(accountId);
    store.audit.record({ atMs: clock.nowMs(), actor: actor.name, verb: 'remove-account', subject: account.email });
  });
}

function known(store: Context['store'], accountId: string): StoredAccount {
  const account = store.accounts.find(accountId);
  if (!account) throw new TunewatchError('not-found', 'There is no such account; somebody may have removed it a moment ago.', because('account-missing'));
  return account;
}

function keepAnAdmin(store: Context['store'], { role, name }: StoredAccount): void {
  if (role === 'admin' && store.accounts.countWithRole('admin') === 1) throw new TunewatchError('conflict', `"${name}" is the only admin. Make somebody else an admin first.`, because('only-admin', { name }));
}
