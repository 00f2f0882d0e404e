import { resolveIncident } from '../../../../../../lib/commands/resolve-incident.ts';
import { handler, serve } from '../../../../_http/serve.ts';
import { resolve } from '../../../../_operations/team.ts';

export const dynamic = 'force-dynamic';
export const { GET, POST, PUT, PATCH, DELETE } = serve({
  POST: handler(resolve, ({ path, body, actor, runtime }) => resolveIncident({ ...runtime, actor }, path.id, body)),
});
