import { randomUUID } from 'node:crypto';
import type { StoredToken } from '../storage/store.ts';
import { TunewatchError } from '../protocol/error-code.ts';
import { because } from '../protocol/reason.ts';
import { limits } from '../protocol/limits.ts';
import { requireScope, type Scope } from './actor.ts';
import type { CommandContext } from './command-context.ts';
import { hashToken, mintTokenSecret } from './token-secret.ts';

export interface CreatedToken {
  readonly token: StoredToken;
  /** What the agent or reader presents. Nobody can read it again later. */
  readonly secret: string;
}

export interface TokenWish {
  readonly name: string;
  readonly scope: Scope;
  /** For scope `agent`: the one project it may send to. */
  readonly project?: string | undefined;
  /** Left out: it holds until it is revoked. */
  readonly expiresAtMs?: number | undefined;
}

/**
 * A new access token. Throws `forbidden` without scope `admin`, `invalid-argument` for an empty or overlong name, an end that
 * is not in the future, or a project with another scope than `agent`.
 */
export function createToken(
  { actor, store, clock }: Pick<CommandContext, 'actor' | 'store' | 'clock'>,
  { name, scope, project, expiresAtMs }: TokenWish,
): CreatedToken {
  requireScope(actor, 'admin');
  if (name.trim() === '' || name.length > limits.titleCharacters) {
    throw new TunewatchError('invalid-argument', `A token needs a name of 1 to ${limits.titleCharacters} characters that says who or what will use it.`, because('token-name', { most: limits.titleCharacters }));
  }
  if (project !== undefined && scope !== 'agent') throw new TunewatchError('invalid-argument', `Only tokens of scope "agent" can be kept to one project; "${scope}" reads all of them.`, because('token-project', { most: limits.titleCharacters }));
  if (project !== undefined && (project.trim() === '' || project.length > limits.titleCharacters)) throw new TunewatchError('invalid-argument', `A project has a name of 1 to ${limits.titleCharacters} characters.`, because('token-project', { most: limits.titleCharacters }));
  requireFuture(expiresAtMs, clock.nowMs());
  const secret = mintTokenSecret();
  const atMs = clock.nowMs();
  const token = store.tokens.create({ id: randomUUID(), name: name.trim(), scope, project: project ?? null, sha256: hashToken(secret), createdAtMs: atMs, expiresAtMs: expiresAtMs ?? null });
  store.audit.record({ atMs, actor: actor.name, verb: 'create-token', subject: token.id });
  return { token, secret };
}

/** Throws `invalid-argument` for an end that is not a time in the future; `undefined` is no end. */
export function requireFuture(expiresAtMs: number | undefined, nowMs: number): void {
  if (expiresAtMs === undefined || (Number.isSafeInteger(expiresAtMs) && expiresAtMs > nowMs && expiresAtMs < 8.64e15)) return;
  throw new TunewatchError('invalid-argument', 'The end must be a time in the future, in milliseconds since 1970 (UTC).', because('end-past'));
}
