import { changeUserRule, deleteUserRule } from '../../../../../lib/commands/user-rules.ts';
import { handler, serve } from '../../../_http/serve.ts';
import { alterUserRule, removeUserRule } from '../../../_operations/user-rules.ts';

export const dynamic = 'force-dynamic';
export const { GET, POST, PUT, PATCH, DELETE } = serve({
  PATCH: handler(alterUserRule, ({ path, body, actor, runtime }) => changeUserRule({ actor, ...runtime }, path.id, body)),
  DELETE: handler(removeUserRule, ({ path, actor, runtime }) => {
    deleteUserRule({ actor, ...runtime }, path.id);
    return new Response(null, { status: 204 });
  }),
});
