import { actorOfAccount, actorOfShare, actorOfToken, localActor, requireScope, type Actor, type Scope } from '../../commands/actor.ts';
import { readShare, stateOfShare } from '../../commands/shares.ts';
import { hashToken } from '../../commands/token-secret.ts';
import type { Clock } from '../../ports/clock.ts';
import { TunewatchError } from '../../protocol/error-code.ts';
import { because } from '../../protocol/reason.ts';
import type { Store } from '../../storage/store.ts';
import { accountTokenOf } from './account-cookie.ts';
import { checkAddress, type AddressSettings, type HeaderReader } from './address.ts';
import { sessionTokenOf, shareSecretOf } from './session-cookie.ts';
import { isWithinShare } from './share-reach.ts';

/** Who may do what, decided in one place for pages, HTTP and sockets. */
export interface Access {
  /** True when nobody is let in without a token or an account: told so, reachable by others, or an account exists. */
  readonly isTokenRequired: boolean;
  /** Throws `forbidden` unless the request was meant for this server. */
  checkAddress(header: HeaderReader): void;
  /**
   * Who a request speaks for: the bearer of its token (Authorization), the person signed in, the bearer of the token or of the
   * shared link in its cookies; or the local user where nothing is required. Throws `unauthorized` for a wrong, revoked or
   * missing token and for a session that has ended.
   */
  actorOf(header: HeaderReader): Actor;
  /** Who presents this token. A wrong one is refused even where none is required. Throws `unauthorized`. */
  actorOfSecret(secret: string | undefined): Actor;
  /** Like `actorOfSecret`, and throws `forbidden` without the scope. */
  requireSecret(secret: string | undefined, scope: Scope): Actor;
  /** True unless the actor came with a shared link that does not show this. */
  canReach(actor: Actor, method: string, target: URL): boolean;
  /** True while what the actor came with still holds: token, session or link; for connections that live on. */
  isStillValid(actor: Actor): boolean;
}

export interface AccessOptions extends AddressSettings {
  readonly store: Pick<Store, 'tokens' | 'accounts' | 'shares' | 'incidents' | 'runs'>;
  readonly clock: Clock;
  /** Ask everybody to sign in before there is an account. */
  readonly isAccountsOn: boolean;
}

export function createAccess({ store, clock, isAccountsOn, ...settings }: AccessOptions): Access {
  const { tokens, accounts } = store;
  const cookieSecret = once(() => accounts.cookieSecret());
  const isRequired = () => settings.isTokenRequired || isAccountsOn || accounts.hasAny();

  const bearerOf = (secret: string): Actor => {
    const token = tokens.findByHash(hashToken(secret), clock.nowMs());
    if (!token) throw new TunewatchError('unauthorized', 'The token is unknown, has expired or was revoked. Create one with: npx tunewatch token create', because('token-unknown'));
    return actorOfToken(token);
  };
  const withoutToken = (): Actor => {
    if (!isRequired()) return localActor;
    throw new TunewatchError('unauthorized', accounts.hasAny() ? 'This server asks people to sign in, and trainings for a token. Create one with: npx tunewatch token create' : 'This server requires a token. Create one with: npx tunewatch token create', because('sign-in-needed'));
  };
  const actorOfSecret = (secret: string | undefined) => (secret === undefined ? withoutToken() : bearerOf(secret));
  const accountOf = (token: string): Actor | null => {
    const session = accounts.findSession(token, clock.nowMs());
    return session && actorOfAccount(session.account, session.sessionId);
  };
  const viewerOf = (secret: string | undefined): Actor | null => {
    if (secret === undefined) return null;
    const { state, share } = readShare({ store, clock }, secret);
    return state === 'open' && share ? actorOfShare(share) : null;
  };
  const actorOfCookies = (cookies: string | undefined): Actor => {
    const accountToken = accountTokenOf(cookies, cookieSecret);
    const person = typeof accountToken === 'string' ? accountOf(accountToken) : null;
    if (person) return person;
    const token = sessionTokenOf(cookies);
    if (token !== undefined) return bearerOf(token);
    const viewer = viewerOf(shareSecretOf(cookies));
    if (viewer) return viewer;
    if (accountToken !== undefined) throw new TunewatchError('unauthorized', 'Your session has ended: it expired, was ended in another browser, or the account was removed. Sign in again.', because('session-ended'));
    return withoutToken();
  };

  return {
    get isTokenRequired() {
      return isRequired();
    },
    checkAddress: (header) => checkAddress(header, { ...settings, isTokenRequired: isRequired() }),
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
      // Where nothing is required, a cookie left over from another server must not lock its owner out.
      return isRequired() ? actorOfCookies(header('cookie')) : localActor;
    },
    canReach: ({ share }, method, target) => share === undefined || isWithinShare(share, method, target, (id) => store.incidents.find(id)?.runId ?? null),
    isStillValid({ tokenId, account, share }) {
      const nowMs = clock.nowMs();
      if (tokenId !== null) return tokens.list().some(({ id, revokedAtMs, expiresAtMs }) => id === tokenId && revokedAtMs === null && (expiresAtMs === null || expiresAtMs > nowMs));
      if (account) return accounts.isSessionLive(account.sessionId, nowMs);
      if (!share) return !isRequired();
      const stored = store.shares.find(share.id);
      return stored !== null && stateOfShare(stored, nowMs) === 'open' && share.runIds.every((runId) => store.runs.find(runId)?.deletedAtMs === null);
    },
  };
}

function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | null = null;
  return () => (made ??= { value: make() }).value;
}
