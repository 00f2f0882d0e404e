import { randomUUID } from 'node:crypto';
import type { StoredToken } from '../storage/store.ts';
import { TunewatchError } from '../protocol/error-code.ts';
import { limits } from '../protocol/limits.ts';
import { requireScope, type Scope } from './actor.ts';
import type { CommandContext } from './command-context.ts';
import { hashToken, mintTokenSecret } from './token-secret.ts';

export interface CreatedToken {
  readonly token: StoredToken;
  /** What the agent or reader presents. Nobody can read it again later. */
  readonly secret: string;
}

/** A new access token. Throws `forbidden` without scope `admin`, `invalid-argument` for an empty or overlong name. */
export function createToken(
  { actor, store, clock }: Pick<CommandContext, 'actor' | 'store' | 'clock'>,
  { name, scope }: { readonly name: string; readonly scope: Scope },
): CreatedToken {
  requireScope(actor, 'admin');
  if (name.trim() === '' || name.length > limits.titleCharacters) {
    throw new TunewatchError('invalid-argument', `A token needs a name of 1 to ${limits.titleCharacters} characters that says who or what will use it.`);
  }
  const secret = mintTokenSecret();
  const atMs = clock.nowMs();
  const token = store.tokens.create({ id: randomUUID(), name: name.trim(), scope, sha256: hashToken(secret), createdAtMs: atMs });
  store.audit.record({ atMs, actor: actor.name, verb: 'create-token', subject: token.id });
  return { token, secret };
}
