import { assignIncident } from '../../../../../../lib/commands/assign-incident.ts';
import { handler, serve } from '../../../../_http/serve.ts';
import { assign } from '../../../../_operations/team.ts';

export const dynamic = 'force-dynamic';
export const { GET, POST, PUT, PATCH, DELETE } = serve({
  POST: handler(assign, ({ path, body, actor, runtime }) => assignIncident({ ...runtime, actor }, path.id, body.assignee)),
});
