import { revokeShare } from '../../../../../lib/commands/shares.ts';
import { nothingMore } from '../../../_http/nothing-more.ts';
import { handler, serve } from '../../../_http/serve.ts';
import { revokeShareOperation } from '../../../_operations/access.ts';

export const dynamic = 'force-dynamic';
export const { GET, POST, PUT, PATCH, DELETE } = serve({
  DELETE: handler(revokeShareOperation, ({ path, actor, runtime }) => {
    revokeShare({ actor, ...runtime }, path.id);
    return nothingMore();
  }),
});
