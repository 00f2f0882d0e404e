import { TunewatchError } from '../protocol/error-code.ts';
import { because } from '../protocol/reason.ts';
import { requireScope } from './actor.ts';
import type { CommandContext } from './command-context.ts';

/** Ends a token: from now on it is refused. Throws `forbidden` without scope `admin`, `not-found` for an unknown id. */
export function revokeToken({ actor, store, clock }: Pick<CommandContext, 'actor' | 'store' | 'clock'>, tokenId: string): void {
  requireScope(actor, 'admin');
  const atMs = clock.nowMs();
  if (!store.tokens.revoke(tokenId, atMs)) throw new TunewatchError('not-found', `There is no token "${tokenId}". List them with: npx tunewatch token list`, because('token-missing'));
  store.audit.record({ atMs, actor: actor.name, verb: 'revoke-token', subject: tokenId });
}
