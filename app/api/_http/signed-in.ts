import { actorOfAccount } from '../../../lib/commands/actor.ts';
import { sessionCookie, shareCookie } from '../../../lib/runtime/access/session-cookie.ts';
import type { Runtime } from '../../../lib/runtime/runtime.ts';
import { browserOf } from './browser-of.ts';

/** Signs the browser in with email and password; answers who that is, with the cookie. What it had come with before is forgotten. */
export async function signedIn(runtime: Runtime, request: Request, credentials: { readonly email: string; readonly password: string }): Promise<Response> {
  const browser = browserOf(request);
  const { account, cookie } = await runtime.signIn.open(credentials, browser);
  const headers = new Headers({ 'cache-control': 'no-store' });
  for (const header of [cookie, sessionCookie(null, browser.isSecure), shareCookie(null, browser.isSecure)]) headers.append('set-cookie', header);
  const { name, scopes } = actorOfAccount(account, '');
  return Response.json({ name, scopes }, { headers });
}
