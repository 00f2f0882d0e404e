import { changeRole } from '../../../../../../lib/commands/change-account.ts';
import { handler, serve } from '../../../../_http/serve.ts';
import { changeRoleOperation } from '../../../../_operations/access.ts';

export const dynamic = 'force-dynamic';
export const { GET, POST, PUT, PATCH, DELETE } = serve({
  POST: handler(changeRoleOperation, ({ path, body, actor, runtime }) => changeRole({ actor, ...runtime }, path.id, body.role)),
});
