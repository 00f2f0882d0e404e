import { acknowledgeIncident } from '../../../../../../lib/commands/acknowledge-incident.ts';
import { handler, serve } from '../../../../_http/serve.ts';
import { acknowledge } from '../../../../_operations/team.ts';

export const dynamic = 'force-dynamic';
export const { GET, POST, PUT, PATCH, DELETE } = serve({
  POST: handler(acknowledge, ({ path, actor, runtime }) => acknowledgeIncident({ ...runtime, actor }, path.id)),
});
