import { TunewatchError } from '../protocol/error-code.ts';
import { because, type ErrorReason } from '../protocol/reason.ts';
import type { Role, StoredAccount } from '../storage/accounts.ts';
import type { StoredShare } from '../storage/shares.ts';
import type { StoredToken } from '../storage/store.ts';

export type Scope = StoredToken['scope'];
/** `agent`: send training data. `read`: see everything. `write`: what people do day by day. `admin`: people, tokens, channels and rules. */
export const scopes = ['agent', 'read', 'write', 'admin'] as const satisfies readonly Scope[];

/** Who does something, as it is written into the audit record. */
export interface Actor {
  readonly name: string;
  readonly scopes: readonly Scope[];
  /** The token that was presented, `null` where none was. */
  readonly tokenId: string | null;
  /** The person who signed in, where one did. */
  readonly account?: Pick<StoredAccount, 'id' | 'email' | 'role'> & { readonly sessionId: string };
  /** The one project it may send to; left out: any. */
  readonly project?: string;
  /** The shared view it came with: it sees that and nothing else. */
  readonly share?: Pick<StoredShare, 'id' | 'path' | 'runIds' | 'expiresAtMs'>;
}

/** The one user of a server that is bound to loopback, has no account and asks for no token. */
export const localActor: Actor = { name: 'local', scopes, tokenId: null };

const scopesOfToken: Readonly<Record<Scope, readonly Scope[]>> = { agent: ['agent'], read: ['read'], write: ['read', 'write'], admin: scopes };
const scopesOfRole: Readonly<Record<Role, readonly Scope[]>> = { viewer: ['read'], member: ['read', 'write'], admin: scopes };

/** What a token lets its bearer do: `admin` everything, `write` read too, the others only their own. */
export function actorOfToken({ id, name, scope, project }: StoredToken): Actor {
  return { name, scopes: scopesOfToken[scope], tokenId: id, ...(project === null ? {} : { project }) };
}

/** A person who signed in: a viewer reads, a member also acts on runs and incidents, an admin does everything. */
export function actorOfAccount({ id, name, email, role }: StoredAccount, sessionId: string): Actor {
  return { name, scopes: scopesOfRole[role], tokenId: null, account: { id, email, role, sessionId } };
}

/** Whoever has a shared link: reads what it shows. */
export function actorOfShare({ id, path, runIds, expiresAtMs }: StoredShare): Actor {
  return { name: 'shared link', scopes: ['read'], tokenId: null, share: { id, path, runIds, expiresAtMs } };
}

/** Throws `forbidden` unless the actor has one of the scopes. */
export function requireScope(actor: Actor, ...anyOf: readonly [Scope, ...Scope[]]): void {
  if (anyOf.some((scope) => actor.scopes.includes(scope))) return;
  const { message, reason } = refusalFor(actor, anyOf);
  throw new TunewatchError('forbidden', message, reason);
}

function refusalFor({ name, scopes: own, account, share }: Actor, anyOf: readonly [Scope, ...Scope[]]): { readonly message: string; readonly reason: ErrorReason } {
  if (share) return { message: 'A shared link only shows; it changes nothing. Sign in to do more.', reason: because('share-only-shows') };
  const needed = anyOf.map((scope) => `"${scope}"`).join(' or ');
  if (account) return { message: `"${name}" has the role ${account.role}, which does not include ${needed}. Ask an admin of this server for a role that does.`, reason: because('role-too-low', { name, role: account.role }) };
  const message = `This needs a token of scope ${needed}; "${name}" has ${own.map((scope) => `"${scope}"`).join(', ')}. Create one with: npx tunewatch token create --scope ${anyOf[0]}`;
  return { message, reason: because('scope-too-low', { needed: anyOf[0] }) };
}

/** Throws `forbidden` naming both projects when the actor may send to another one only. */
export function requireProject({ name, project: own }: Actor, project: string): void {
  if (own === undefined || own === project) return;
  throw new TunewatchError('forbidden', `The token "${name}" is for the project "${own}"; this run belongs to "${project}". Use a token of that project, or one without a project.`);
}
