import { browserOf } from '../../_http/browser-of.ts';
import { nothingMore } from '../../_http/nothing-more.ts';
import { handler, serve } from '../../_http/serve.ts';
import { changePasswordOperation } from '../../_operations/access.ts';

export const dynamic = 'force-dynamic';
export const { GET, POST, PUT, PATCH, DELETE } = serve({
  POST: handler(changePasswordOperation, async ({ body, actor, runtime, request }) => {
    await runtime.signIn.changePassword(actor, body, { ...browserOf(request), cookie: request.headers.get('cookie') ?? '' });
    return nothingMore();
  }),
});
