import { sessionCookie } from '../../../../lib/runtime/access/session-cookie.ts';
import { handler, serve } from '../../_http/serve.ts';
import { closeSession, openSession, readSession } from '../../_operations/server.ts';

const isSecure = (request: Request) => request.headers.get('origin')?.startsWith('https:') ?? false;
const noStore = { 'cache-control': 'no-store' };

export const dynamic = 'force-dynamic';
export const { GET, POST, PUT, PATCH, DELETE } = serve({
  GET: handler(readSession, ({ runtime, request }) => {
    const { name, scopes } = runtime.access.actorOf((header) => request.headers.get(header) ?? undefined);
    return { name, scopes: [...scopes] };
  }),
  POST: handler(openSession, ({ body, runtime, request }) => {
    const { name, scopes } = runtime.access.requireSecret(body.token, 'read');
    return Response.json({ name, scopes }, { headers: { ...noStore, 'set-cookie': sessionCookie(body.token, isSecure(request)) } });
  }),
  DELETE: handler(closeSession, ({ request }) => new Response(null, { status: 204, headers: { ...noStore, 'set-cookie': sessionCookie(null, isSecure(request)) } })),
});
