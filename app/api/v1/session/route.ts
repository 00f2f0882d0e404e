import { accountOf } from '../../../../lib/commands/end-session.ts';
import { sessionCookie, shareCookie } from '../../../../lib/runtime/access/session-cookie.ts';
import type { Runtime } from '../../../../lib/runtime/runtime.ts';
import { isSecure } from '../../_http/browser-of.ts';
import { nothingMore } from '../../_http/nothing-more.ts';
import { handler, serve } from '../../_http/serve.ts';
import { signedIn } from '../../_http/signed-in.ts';
import { closeSession, openSession, readSession } from '../../_operations/server.ts';

export const dynamic = 'force-dynamic';
export const { GET, POST, PUT, PATCH, DELETE } = serve({
  GET: handler(readSession, ({ runtime, request }) => {
    const { name, scopes } = actorOf(runtime, request);
    return { name, scopes: [...scopes] };
  }),
  POST: handler(openSession, ({ body, runtime, request }) => {
    if ('email' in body) return signedIn(runtime, request, body);
    const { name, scopes } = runtime.access.requireSecret(body.token, 'read');
    const headers = new Headers({ 'cache-control': 'no-store', 'set-cookie': sessionCookie(body.token, isSecure(request)) });
    headers.append('set-cookie', runtime.signIn.forget(isSecure(request)));
    return Response.json({ name, scopes }, { headers });
  }),
  DELETE: handler(closeSession, ({ runtime, request }) => {
    endOwnSession(runtime, request);
    return nothingMore([sessionCookie(null, isSecure(request)), runtime.signIn.forget(isSecure(request)), shareCookie(null, isSecure(request))]);
  }),
});

const actorOf = (runtime: Runtime, request: Request) => runtime.access.actorOf((header) => request.headers.get(header) ?? undefined);

/** The session ends at the server too, not only in this browser. */
function endOwnSession(runtime: Runtime, request: Request): void {
  try {
    const { id, sessionId } = accountOf(actorOf(runtime, request));
    runtime.store.accounts.endSession(id, sessionId);
  } catch {
    // A token, a shared link, or a session that has ended: nothing is left to end.
  }
}
