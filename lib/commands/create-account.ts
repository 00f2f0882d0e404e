import { randomUUID } from 'node:crypto';
import { hashPassword } from 'better-auth/crypto';
import type { NewAccount, Role, StoredAccount } from '../storage/accounts.ts';
import { requireScope } from './actor.ts';
import type { CommandContext } from './command-context.ts';
import { checkPerson, type PersonDetails } from './person.ts';

/**
 * A new account. Throws `forbidden` without scope `admin`, `invalid-argument` naming a field that cannot be, `conflict` for an
 * email or a name that somebody has.
 */
export async function createAccount({ actor, store, clock }: Pick<CommandContext, 'actor' | 'store' | 'clock'>, { role, ...details }: PersonDetails & { readonly role: Role }): Promise<StoredAccount> {
  requireScope(actor, 'admin');
  const account = await newAccount(details, role, clock.nowMs());
  const created = store.accounts.create(account);
  store.audit.record({ atMs: account.createdAtMs, actor: actor.name, verb: 'create-account', subject: created.email });
  return created;
}

/** The record of an account that is not stored yet; its password is only there as a hash (scrypt, about 0.1 s). */
export async function newAccount(details: PersonDetails, role: Role, createdAtMs: number): Promise<NewAccount> {
  const { name, email, password } = checkPerson(details);
  return { id: randomUUID(), name, email, role, passwordHash: await hashPassword(password), createdAtMs };
}
