import { randomUUID } from 'node:crypto';
import { TunewatchError } from '../protocol/error-code.ts';
import { because } from '../protocol/reason.ts';
import type { Role, StoredAccount } from '../storage/accounts.ts';
import type { StoredInvitation } from '../storage/invitations.ts';
import { requireScope } from './actor.ts';
import type { CommandContext } from './command-context.ts';
import { newAccount } from './create-account.ts';
import { requireFuture } from './create-token.ts';
import type { PersonDetails } from './person.ts';
import { hashToken, mintTokenSecret } from './token-secret.ts';

type Context = Pick<CommandContext, 'actor' | 'store' | 'clock'>;

/** An invitation for one person, and the secret of its link, which nobody can read again later. Throws `forbidden` without scope `admin`, `invalid-argument` for an end in the past. */
export function createInvitation({ actor, store, clock }: Context, { role, expiresAtMs }: { readonly role: Role; readonly expiresAtMs: number }): { readonly invitation: StoredInvitation; readonly secret: string } {
  requireScope(actor, 'admin');
  const atMs = clock.nowMs();
  requireFuture(expiresAtMs, atMs);
  const secret = mintTokenSecret();
  const invitation = store.invitations.create({ id: randomUUID(), sha256: hashToken(secret), role, createdBy: actor.name, createdAtMs: atMs, expiresAtMs });
  store.audit.record({ atMs, actor: actor.name, verb: 'create-invitation', subject: invitation.id });
  return { invitation, secret };
}

/** Ends an invitation that nobody has used. Throws `forbidden` without scope `admin`, `not-found` when there is none. */
export function revokeInvitation({ actor, store, clock }: Context, invitationId: string): void {
  requireScope(actor, 'admin');
  const atMs = clock.nowMs();
  if (!store.invitations.revoke(invitationId, atMs)) throw new TunewatchError('not-found', 'There is no such open invitation; it may have been used or revoked a moment ago.', because('invitation-gone'));
  store.audit.record({ atMs, actor: actor.name, verb: 'revoke-invitation', subject: invitationId });
}

export type InvitationState = 'open' | 'used' | 'revoked' | 'expired' | 'unknown';

/** What the link with that secret is good for, and its role while it is open. */
export function readInvitation({ store, clock }: Pick<Context, 'store' | 'clock'>, secret: string): { readonly state: InvitationState; readonly invitation: StoredInvitation | null } {
  const invitation = store.invitations.findByHash(hashToken(secret));
  if (!invitation) return { state: 'unknown', invitation };
  return { state: stateOfInvitation(invitation, clock.nowMs()), invitation };
}

/** Whether it can still be used. */
export function stateOfInvitation({ acceptedAtMs, revokedAtMs, expiresAtMs }: StoredInvitation, nowMs: number): Exclude<InvitationState, 'unknown'> {
  if (acceptedAtMs !== null) return 'used';
  if (revokedAtMs !== null) return 'revoked';
  return expiresAtMs <= nowMs ? 'expired' : 'open';
}

const refusals: Readonly<Record<Exclude<InvitationState, 'open'>, string>> = {
  used: 'This invitation was used already. Sign in with the account that was made with it, or ask for another one.',
  revoked: 'This invitation was taken back. Ask the person who sent it for another one.',
  expired: 'This invitation has expired. Ask the person who sent it for another one.',
  unknown: 'There is no such invitation. Check that the whole link was copied.',
};

const refusal = (state: Exclude<InvitationState, 'open'>) => new TunewatchError(state === 'unknown' ? 'not-found' : 'conflict', refusals[state], because(`invitation-${state}`));

/** The account made with an invitation. Throws `conflict` when it is not open (any more), `invalid-argument` naming a field. */
export async function acceptInvitation({ store, clock }: Pick<Context, 'store' | 'clock'>, secret: string, details: PersonDetails): Promise<StoredAccount> {
  const { state, invitation } = readInvitation({ store, clock }, secret);
  if (state !== 'open' || !invitation) throw refusal(state === 'open' ? 'unknown' : state);
  const account = await newAccount(details, invitation.role, clock.nowMs());
  return store.invitations.together(() => {
    if (!store.invitations.accept(invitation.id, account.name, account.createdAtMs)) throw refusal(stateNow(store, secret));
    const created = store.accounts.create(account);
    store.audit.record({ atMs: account.createdAtMs, actor: created.name, verb: 'accept-invitation', subject: invitation.id });
    return created;
  });
}

/** Why an invitation that was open a moment ago cannot be used. */
function stateNow(store: Context['store'], secret: string): 'used' | 'revoked' {
  return store.invitations.findByHash(hashToken(secret))?.revokedAtMs ? 'revoked' : 'used';
}
