import { found, handler, serve } from '../../../_http/serve.ts';
import { readIncident } from '../../../_operations/incidents.ts';

export const dynamic = 'force-dynamic';
export const { GET, POST, PUT, PATCH, DELETE } = serve({
  GET: handler(readIncident, ({ path, runtime }) => found(runtime.store.incidents.find(path.id), `incident "${path.id}"`)),
});
