import { createToken } from '../../../../lib/commands/create-token.ts';
import { pageOf } from '../../_http/page-of.ts';
import { handler, serve } from '../../_http/serve.ts';
import { createTokenOperation, listTokens } from '../../_operations/access.ts';

export const dynamic = 'force-dynamic';
export const { GET, POST, PUT, PATCH, DELETE } = serve({
  GET: handler(listTokens, ({ runtime, query }) => pageOf(runtime.store.tokens.list(), ({ id }) => id, query)),
  POST: handler(createTokenOperation, ({ body, actor, runtime }) => {
    const { token, secret } = createToken({ actor, ...runtime }, body);
    return { ...token, token: secret };
  }),
});
