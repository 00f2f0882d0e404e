import { cookieOf, setCookie } from './cookies.ts';

/** Name of the cookie in which a browser keeps its access token. */
const sessionCookieName = 'tunewatch_session';
/** Name of the cookie in which a browser keeps the secret of the shared link it opened. */
const shareCookieName = 'tunewatch_share';

const lifetimeSeconds = 30 * 24 * 3600;

/** The token in a Cookie header, `undefined` when there is none. */
export function sessionTokenOf(cookieHeader: string | undefined): string | undefined {
  return cookieOf(sessionCookieName, cookieHeader);
}

/**
 * A Set-Cookie header for the token, `null` to sign out. Pages cannot read it, other sites cannot send it with a POST;
 * `isSecure` keeps it to https. It lives for 30 days.
 */
export function sessionCookie(token: string | null, isSecure: boolean): string {
  return setCookie(sessionCookieName, token, { isSecure, lifetimeSeconds });
}

/** The secret of a shared link in a Cookie header, `undefined` when there is none. */
export function shareSecretOf(cookieHeader: string | undefined): string | undefined {
  return cookieOf(shareCookieName, cookieHeader);
}

/** A Set-Cookie header for the secret of a shared link, `null` to forget it; the link's own end decides, not the cookie's. */
export function shareCookie(secret: string | null, isSecure: boolean): string {
  return setCookie(shareCookieName, secret, { isSecure, lifetimeSeconds });
}
