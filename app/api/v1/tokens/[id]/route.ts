import { revokeToken } from '../../../../../lib/commands/revoke-token.ts';
import { nothingMore } from '../../../_http/nothing-more.ts';
import { handler, serve } from '../../../_http/serve.ts';
import { revokeTokenOperation } from '../../../_operations/access.ts';

export const dynamic = 'force-dynamic';
export const { GET, POST, PUT, PATCH, DELETE } = serve({
  DELETE: handler(revokeTokenOperation, ({ path, actor, runtime }) => {
    revokeToken({ actor, ...runtime }, path.id);
    return nothingMore();
  }),
});
