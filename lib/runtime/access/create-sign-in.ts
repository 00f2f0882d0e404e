import { accountOf } from '../../commands/end-session.ts';
import { checkPassword } from '../../commands/person.ts';
import type { Actor } from '../../commands/actor.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Logger } from '../../ports/logger.ts';
import { TunewatchError } from '../../protocol/error-code.ts';
import { because } from '../../protocol/reason.ts';
import type { StoredAccount } from '../../storage/accounts.ts';
import type { Store } from '../../storage/store.ts';
import { accountCookieName } from './account-cookie.ts';
import { setCookie } from './cookies.ts';
import { openSignInLibrary, type SignInLibrary } from './open-sign-in-library.ts';
import { SignInLimit } from './sign-in-limit.ts';

/** Where a sign-in comes from, as far as it is known. */
export interface SignInOrigin {
  readonly address: string;
  readonly browser: string;
  /** True when the browser speaks https to us or to a proxy of ours. */
  readonly isSecure: boolean;
}

export interface SignIn {
  /** Opens a session; the answer is the person and the Set-Cookie header to send. Throws `unauthorized` for a wrong email or password, `rate-limited`. */
  open(credentials: { readonly email: string; readonly password: string }, origin: SignInOrigin): Promise<{ readonly account: StoredAccount; readonly cookie: string }>;
  /** The Set-Cookie header that makes a browser forget its session. */
  forget(isSecure: boolean): string;
  /** Sets a new password and ends every other session of the actor. Throws `unauthorized` for a wrong current one, `invalid-argument`, `rate-limited`. */
  changePassword(actor: Actor, passwords: { readonly current: string; readonly next: string }, origin: Pick<SignInOrigin, 'address'> & { readonly cookie: string }): Promise<void>;
}

export interface SignInOptions {
  readonly store: Pick<Store, 'accounts' | 'audit'>;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** Signing in with email and password. */
export function createSignIn({ store, clock, logger }: SignInOptions): SignIn {
  const limit = new SignInLimit(clock);
  let library: Promise<SignInLibrary> | null = null;
  const open = () => (library ??= openSignInLibrary(store.accounts, logger));
  const wrong = () => new TunewatchError('unauthorized', 'Email or password is not right.', because('wrong-credentials'));

  return {
    async open({ email, password }, { address, browser, isSecure }) {
      limit.check(email, address);
      const headers = new Headers({ 'user-agent': browser, 'x-forwarded-for': address });
      const response = await (await open()).api.signInEmail({ body: { email: email.trim().toLowerCase(), password }, headers, asResponse: true });
      const account = response.ok ? store.accounts.findByEmail(email.trim()) : null;
      const cookie = response.headers.getSetCookie().find((header) => header.startsWith(`${accountCookieName}=`));
      if (!account || !cookie) {
        if (response.status >= 500) throw new Error(`The sign-in library answered ${response.status}.`);
        limit.failed(email, address);
        throw wrong();
      }
      limit.succeeded(email);
      store.audit.record({ atMs: clock.nowMs(), actor: account.name, verb: 'sign-in', subject: account.email });
      return { account, cookie: isSecure ? `${cookie}; Secure` : cookie };
    },
    forget: (isSecure) => setCookie(accountCookieName, null, { isSecure, lifetimeSeconds: 0 }),
    async changePassword(actor, { current, next }, { address, cookie }) {
      const { id, email, sessionId } = accountOf(actor);
      checkPassword(next);
      limit.check(email, address);
      const response = await (await open()).api.changePassword({ body: { currentPassword: current, newPassword: next }, headers: new Headers({ cookie }), asResponse: true });
      if (!response.ok) {
        if (response.status >= 500) throw new Error(`The sign-in library answered ${response.status}.`);
        limit.failed(email, address);
        throw new TunewatchError('forbidden', 'The current password is not right.', because('wrong-password'));
      }
      // Whoever knew the old password is out.
      store.accounts.endSessions(id, sessionId);
      store.audit.record({ atMs: clock.nowMs(), actor: actor.name, verb: 'change-password', subject: email });
    },
  };
}
