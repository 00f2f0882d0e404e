import { commentOnIncident } from '../../../../../../lib/commands/comment.ts';
import { found, handler, serve } from '../../../../_http/serve.ts';
import { withoutUndefined } from '../../../../_http/without-undefined.ts';
import { commentIncident, listIncidentComments } from '../../../../_operations/team.ts';

export const dynamic = 'force-dynamic';
export const { GET, POST, PUT, PATCH, DELETE } = serve({
  GET: handler(listIncidentComments, ({ path, query, runtime }) => {
    const { id: incidentId } = found(runtime.store.incidents.find(path.id), `incident "${path.id}"`);
    return runtime.store.comments.list(withoutUndefined({ ...query, incidentId }));
  }),
  POST: handler(commentIncident, ({ path, body, actor, runtime }) => commentOnIncident({ ...runtime, actor }, path.id, body.text)),
});
