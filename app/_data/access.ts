import 'server-only';
import { headers } from 'next/headers';
import { readInvitation, stateOfInvitation, type InvitationState } from '../../lib/commands/invitations.ts';
import { stateOfShare } from '../../lib/commands/shares.ts';
import { isSetupPossible } from '../../lib/runtime/access/require-setup.ts';
import { currentRuntime } from '../../lib/runtime/current-runtime.ts';
import type { Role, StoredAccount, StoredSession } from '../../lib/storage/accounts.ts';
import type { StoredInvitation } from '../../lib/storage/invitations.ts';
import type { StoredShare } from '../../lib/storage/shares.ts';
import type { AuditEntry, StoredToken } from '../../lib/storage/store.ts';
import { listFrom } from './list-from.ts';
import { openRuntime } from './reader.ts';

/** Who reads, as far as pages need to know. */
export interface Reader {
  readonly name: string;
  readonly canWrite: boolean;
  readonly isAdmin: boolean;
  readonly hasAccount: boolean;
  /** Where they came with a shared link: when it ends. */
  readonly share: { readonly expiresAtMs: number } | null;
}

const stranger: Reader = { name: '', canWrite: false, isAdmin: false, hasAccount: false, share: null };

/** Who reads; nobody in particular on a page that is open to all. */
export async function readReader(): Promise<Reader> {
  const head = await headers();
  try {
    const { name, scopes, account, share } = currentRuntime().access.actorOf((header) => head.get(header) ?? undefined);
    return { name, canWrite: scopes.includes('write'), isAdmin: scopes.includes('admin'), hasAccount: account !== undefined, share: share ? { expiresAtMs: share.expiresAtMs } : null };
  } catch {
    return stranger;
  }
}

/** Which ways in this server has. */
export function readWaysIn(): { readonly hasAccounts: boolean; readonly isSetupPossible: boolean } {
  const runtime = currentRuntime();
  return { hasAccounts: runtime.store.accounts.hasAny(), isSetupPossible: isSetupPossible(runtime) };
}

/** What an invitation's link is good for. */
export function readInvite(secret: string): { readonly state: InvitationState; readonly role: Role; readonly expiresAtMs: number } {
  const { state, invitation } = readInvitation(currentRuntime(), secret);
  return { state, role: invitation?.role ?? 'viewer', expiresAtMs: invitation?.expiresAtMs ?? 0 };
}

export interface AccessPage {
  readonly people: readonly StoredAccount[];
  readonly invitations: readonly (StoredInvitation & { readonly state: Exclude<InvitationState, 'unknown'> })[];
  readonly tokens: readonly (StoredToken & { readonly state: 'valid' | 'revoked' | 'expired' })[];
  readonly ownId: string | null;
}

export interface OwnAccess {
  readonly shares: readonly (StoredShare & { readonly state: 'open' | 'revoked' | 'expired' })[];
  readonly sessions: readonly (StoredSession & { readonly isCurrent: boolean })[] | null;
}

const mostShown = 100;

/** People, invitations and tokens; `null` for who is no admin. */
export async function readAccessPage(): Promise<AccessPage | null> {
  const { runtime: { store, clock }, actor } = await openRuntime();
  if (!actor.scopes.includes('admin')) return null;
  const nowMs = clock.nowMs();
  const stateOf = ({ revokedAtMs, expiresAtMs }: StoredToken) => (revokedAtMs !== null ? 'revoked' as const : expiresAtMs !== null && expiresAtMs <= nowMs ? 'expired' as const : 'valid' as const);
  return {
    people: store.accounts.list(),
    invitations: store.invitations.list().slice(0, mostShown).map((invitation) => ({ ...invitation, state: stateOfInvitation(invitation, nowMs) })),
    tokens: store.tokens.list().toReversed().slice(0, mostShown).map((token) => ({ ...token, state: stateOf(token) })),
    ownId: actor.account?.id ?? null,
  };
}

/** Links the reader may see and, where they signed in with an account, their browsers. Links need the scope to make them. */
export async function readOwnAccess(): Promise<OwnAccess> {
  const { runtime: { store, clock }, actor } = await openRuntime();
  const nowMs = clock.nowMs();
  const { account } = actor;
  return {
    shares: actor.scopes.includes('write') ? store.shares.list().slice(0, mostShown).map((share) => ({ ...share, state: stateOfShare(share, nowMs) })) : [],
    sessions: account ? store.accounts.sessions(account.id, nowMs).map((session) => ({ ...session, isCurrent: session.id === account.sessionId })) : null,
  };
}

export interface AuditPage {
  readonly items: readonly AuditEntry[];
  readonly nextCursor: string | null;
  readonly actors: readonly string[];
  readonly verbs: readonly string[];
}

/** The record of what people did, newest first; `null` for who is no admin. */
export async function readAudit({ actor: who, verb, cursor }: { readonly actor?: string | undefined; readonly verb?: string | undefined; readonly cursor?: string | undefined }): Promise<AuditPage | null> {
  const { runtime: { store }, actor } = await openRuntime();
  if (!actor.scopes.includes('admin')) return null;
  const page = listFrom(cursor, (from) => store.audit.page({ limit: 50, ...(who ? { actor: who } : {}), ...(verb ? { verb } : {}), ...from }));
  return { ...page, ...store.audit.names() };
}
