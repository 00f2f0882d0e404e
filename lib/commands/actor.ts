import { TunewatchError } from '../protocol/error-code.ts';
import type { StoredToken } from '../storage/store.ts';

export type Scope = StoredToken['scope'];
export const scopes = ['agent', 'read', 'admin'] as const satisfies readonly Scope[];

/** Who does something, as it is written into the audit record. */
export interface Actor {
  readonly name: string;
  readonly scopes: readonly Scope[];
  /** The token that was presented, `null` where none was. */
  readonly tokenId: string | null;
}

/** The one user of a server that is bound to loopback and asks for no token. */
export const localActor: Actor = { name: 'local', scopes, tokenId: null };

/** What a token lets its bearer do: `admin` everything, the others only their own. */
export function actorOfToken(token: StoredToken): Actor {
  return { name: token.name, scopes: token.scope === 'admin' ? scopes : [token.scope], tokenId: token.id };
}

/** Throws `forbidden` unless the actor has one of the scopes. */
export function requireScope(actor: Actor, ...anyOf: readonly [Scope, ...Scope[]]): void {
  if (anyOf.some((scope) => actor.scopes.includes(scope))) return;
  const needed = anyOf.map((scope) => `"${scope}"`).join(' or ');
  throw new TunewatchError('forbidden', `This needs a token of scope ${needed}; "${actor.name}" has ${actor.scopes.map((own) => `"${own}"`).join(', ')}. Create one with: npx tunewatch token create --scope ${anyOf[0]}`);
}
