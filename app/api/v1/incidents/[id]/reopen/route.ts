import { reopenIncident } from '../../../../../../lib/commands/reopen-incident.ts';
import { handler, serve } from '../../../../_http/serve.ts';
import { reopen } from '../../../../_operations/team.ts';

export const dynamic = 'force-dynamic';
export const { GET, POST, PUT, PATCH, DELETE } = serve({
  POST: handler(reopen, ({ path, body, actor, runtime }) => reopenIncident({ ...runtime, actor }, path.id, body)),
});
