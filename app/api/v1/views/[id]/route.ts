import { deleteView } from '../../../../../lib/commands/saved-views.ts';
import { handler, serve } from '../../../_http/serve.ts';
import { removeView } from '../../../_operations/history.ts';

export const dynamic = 'force-dynamic';
export const { GET, POST, PUT, PATCH, DELETE } = serve({
  DELETE: handler(removeView, ({ path, actor, runtime }) => {
    deleteView({ actor, ...runtime }, path.id);
    return new Response(null, { status: 204 });
  }),
});
