import { actorOfToken, localActor, requireScope, type Actor, type Scope } from '../../commands/actor.ts';
import { hashToken } from '../../commands/token-secret.ts';
import type { Clock } from '../../ports/clock.ts';
import { TunewatchError } from '../../protocol/error-code.ts';
import type { TokenStore } from '../../storage/store.ts';
import { checkAddress, type AddressSettings, type HeaderReader } from './address.ts';
import { sessionTokenOf } from './session-cookie.ts';

/** Who may do what, decided in one place for pages, HTTP and sockets. */
export interface Access {
  readonly isTokenRequired: boolean;
  /** Throws `forbidden` unless the request was meant for this server. */
  checkAddress(header: HeaderReader): void;
  /**
   * Who a request speaks for: the bearer of its token (Authorization, else the session cookie), or the local user where no
   * token is required. Throws `unauthorized` for a wrong, revoked or missing token.
   */
  actorOf(header: HeaderReader): Actor;
  /** Who presents this token. A wrong one is refused even where none is required. Throws `unauthorized`. */
  actorOfSecret(secret: string | undefined): Actor;
  /** Like `actorOfSecret`, and throws `forbidden` without the scope. */
  requireSecret(secret: string | undefined, scope: Scope): Actor;
}

export interface AccessOptions extends AddressSettings {
  readonly tokens: Pick<TokenStore, 'findByHash'>;
  readonly clock: Clock;
}

export function createAccess({ tokens, clock, ...settings }: AccessOptions): Access {
  const bearerOf = (secret: string): Actor => {
    const token = tokens.findByHash(hashToken(secret), clock.nowMs());
    if (!token) throw new TunewatchError('unauthorized', 'The token is unknown or was revoked. Create one with: npx tunewatch token create');
    return actorOfToken(token);
  };
  const withoutToken = (): Actor => {
    if (!settings.isTokenRequired) return localActor;
    throw new TunewatchError('unauthorized', 'This server requires a token. Create one with: npx tunewatch token create');
  };
  const actorOfSecret = (secret: string | undefined) => (secret === undefined ? withoutToken() : bearerOf(secret));
  return {
    isTokenRequired: settings.isTokenRequired,
    checkAddress: (header) => checkAddress(header, settings),
    actorOfSecret,
    requireSecret(secret, scope) {
      const actor = actorOfSecret(secret);
      requireScope(actor, scope);
      return actor;
    },
    actorOf(header) {
      const authorization = header('authorization');
      if (authorization !== undefined) {
        const bearer = /^Bearer +(\S+)$/i.exec(authorization)?.[1];
        if (!bearer) throw new TunewatchError('unauthorized', 'The Authorization header is not of the form "Bearer <token>".');
        return bearerOf(bearer);
      }
      // Where no token is required, a cookie left over from another server must not lock its owner out.
      return settings.isTokenRequired ? actorOfSecret(sessionTokenOf(header('cookie'))) : localActor;
    },
  };
}
