import { endSession } from '../../../../../lib/commands/end-session.ts';
import { nothingMore } from '../../../_http/nothing-more.ts';
import { handler, serve } from '../../../_http/serve.ts';
import { endSessionOperation } from '../../../_operations/access.ts';

export const dynamic = 'force-dynamic';
export const { GET, POST, PUT, PATCH, DELETE } = serve({
  DELETE: handler(endSessionOperation, ({ path, actor, runtime }) => {
    endSession({ actor, ...runtime }, path.id);
    return nothingMore();
  }),
});
