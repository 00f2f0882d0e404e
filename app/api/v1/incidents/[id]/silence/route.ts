import { silenceIncident } from '../../../../../../lib/commands/silence-incident.ts';
import { handler, serve } from '../../../../_http/serve.ts';
import { silence } from '../../../../_operations/team.ts';

export const dynamic = 'force-dynamic';
export const { GET, POST, PUT, PATCH, DELETE } = serve({
  POST: handler(silence, ({ path, body, actor, runtime }) => silenceIncident({ ...runtime, actor }, path.id, body)),
});
