/** Value of the cookie of that name in a Cookie header as it stands there, `undefined` when there is none or it is empty. */
export function cookieOf(name: string, cookieHeader: string | undefined): string | undefined {
  for (const part of cookieHeader?.split(';') ?? []) {
    const [own, ...value] = part.split('=');
    if (own?.trim() === name && value.length > 0) return value.join('=').trim() || undefined;
  }
  return undefined;
}

/** A Set-Cookie header that scripts cannot read and other sites cannot send with a POST; `null` removes it. `isSecure` keeps it to https. */
export function setCookie(name: string, value: string | null, { isSecure, lifetimeSeconds }: { readonly isSecure: boolean; readonly lifetimeSeconds: number }): string {
  return `${name}=${value ?? ''}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${value === null ? 0 : lifetimeSeconds}${isSecure ? '; Secure' : ''}`;
}
