import { handler, serve } from '../../_http/serve.ts';
import { withoutUndefined } from '../../_http/without-undefined.ts';
import { listIncidents } from '../../_operations/incidents.ts';

export const dynamic = 'force-dynamic';
export const { GET, POST, PUT, PATCH, DELETE } = serve({
  GET: handler(listIncidents, ({ query, runtime }) => runtime.store.incidents.list(withoutUndefined(query))),
});
