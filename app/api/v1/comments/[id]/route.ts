import { deleteComment, editComment } from '../../../../../lib/commands/comment.ts';
import { handler, serve } from '../../../_http/serve.ts';
import { changeComment, removeComment } from '../../../_operations/team.ts';

export const dynamic = 'force-dynamic';
export const { GET, POST, PUT, PATCH, DELETE } = serve({
  POST: handler(changeComment, ({ path, body, actor, runtime }) => editComment({ ...runtime, actor }, path.id, body)),
  DELETE: handler(removeComment, ({ path, actor, runtime }) => {
    deleteComment({ ...runtime, actor }, path.id);
    return new Response(null, { status: 204 });
  }),
});
