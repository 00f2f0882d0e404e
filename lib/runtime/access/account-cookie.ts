import { createHmac, timingSafeEqual } from 'node:crypto';
import { cookieOf } from './cookies.ts';

/** Name of the cookie in which a browser keeps its account session; the sign-in library writes it. */
export const accountCookieName = 'tunewatch_account';

/**
 * The session token in a Cookie header, `null` when there is a cookie whose signature is not ours, `undefined` when there is
 * none. The library signs `token.base64(HMAC-SHA-256(token))`; it is checked here too, because the library only answers
 * asynchronously and every request and socket asks who it is.
 */
export function accountTokenOf(cookieHeader: string | undefined, secret: () => string): string | null | undefined {
  const cookie = cookieOf(accountCookieName, cookieHeader);
  if (cookie === undefined) return undefined;
  const [, token, signature] = /^([^.]+)\.(.+)$/.exec(decode(cookie)) ?? [];
  if (token === undefined || signature === undefined) return null;
  const expected = createHmac('sha256', secret()).update(token).digest();
  const given = Buffer.from(signature, 'base64');
  return given.length === expected.length && timingSafeEqual(given, expected) ? token : null;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}
