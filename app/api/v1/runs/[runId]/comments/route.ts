import { addComment } from '../../../../../../lib/commands/comment.ts';
import { requireRun } from '../../../../_http/require-run.ts';
import { handler, serve } from '../../../../_http/serve.ts';
import { withoutUndefined } from '../../../../_http/without-undefined.ts';
import { commentRun, listRunComments } from '../../../../_operations/team.ts';

export const dynamic = 'force-dynamic';
export const { GET, POST, PUT, PATCH, DELETE } = serve({
  GET: handler(listRunComments, ({ path, query, runtime }) => {
    requireRun(runtime, path.runId);
    return runtime.store.comments.list(withoutUndefined({ ...query, runId: path.runId }));
  }),
  POST: handler(commentRun, ({ path, body, actor, runtime }) => addComment({ ...runtime, actor }, { runId: path.runId, ...body })),
});
