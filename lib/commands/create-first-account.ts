import { TunewatchError } from '../protocol/error-code.ts';
import { because } from '../protocol/reason.ts';
import type { StoredAccount } from '../storage/accounts.ts';
import { newAccount } from './create-account.ts';
import type { CommandContext } from './command-context.ts';
import type { PersonDetails } from './person.ts';

/** The first account of a server, an admin; from then on it asks everybody to sign in. Throws `conflict` when there is one already, `invalid-argument` naming a field. */
export async function createFirstAccount({ store, clock }: Pick<CommandContext, 'store' | 'clock'>, details: PersonDetails): Promise<StoredAccount> {
  const account = await newAccount(details, 'admin', clock.nowMs());
  // Asked again inside the transaction: two people can fill in the form at once.
  return store.invitations.together(() => {
    if (store.accounts.hasAny()) throw new TunewatchError('conflict', 'This server has an account already. Sign in, or ask its admin for an invitation.', because('account-exists'));
    const created = store.accounts.create(account);
    store.audit.record({ atMs: account.createdAtMs, actor: created.name, verb: 'create-first-account', subject: created.email });
    return created;
  });
}
