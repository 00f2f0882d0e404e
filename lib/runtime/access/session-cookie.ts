/** Name of the cookie in which a browser keeps its access token. */
export const sessionCookieName = 'tunewatch_session';

/** The token in a Cookie header, `undefined` when there is none. */
export function sessionTokenOf(cookieHeader: string | undefined): string | undefined {
  for (const part of cookieHeader?.split(';') ?? []) {
    const [name, ...value] = part.split('=');
    if (name?.trim() === sessionCookieName && value.length > 0) return value.join('=').trim() || undefined;
  }
  return undefined;
}

/**
 * A Set-Cookie header for the token, `null` to sign out. Pages cannot read it, other sites cannot send it with a POST;
 * `isSecure` keeps it to https. It lives for 30 days.
 */
export function sessionCookie(token: string | null, isSecure: boolean): string {
  const lifetime = token === null ? 'Max-Age=0' : `Max-Age=${30 * 24 * 3600}`;
  return `${sessionCookieName}=${token ?? ''}; Path=/; HttpOnly; SameSite=Lax; ${lifetime}${isSecure ? '; Secure' : ''}`;
}
