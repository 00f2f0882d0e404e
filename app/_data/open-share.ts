import 'server-only';
import { readShare } from '../../lib/commands/shares.ts';
import { shareCookie } from '../../lib/runtime/access/session-cookie.ts';
import { currentRuntime } from '../../lib/runtime/current-runtime.ts';

/** Where a shared link leads, and the cookie that keeps its access; to the page that says why where it leads nowhere. */
export function openShare(secret: string, isSecure: boolean): { readonly location: string; readonly cookie: string | null } {
  const { state, share } = readShare(currentRuntime(), secret);
  if (state !== 'open' || !share) return { location: `/share-ended?reason=${state}`, cookie: null };
  return { location: share.path, cookie: shareCookie(secret, isSecure) };
}
