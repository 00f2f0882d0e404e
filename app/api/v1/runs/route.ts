import { handler, serve } from '../../_http/serve.ts';
import { withoutUndefined } from '../../_http/without-undefined.ts';
import { listRuns } from '../../_operations/runs.ts';

export const dynamic = 'force-dynamic';
export const { GET, POST, PUT, PATCH, DELETE } = serve({
  GET: handler(listRuns, ({ query: { q, ...query }, runtime }) => runtime.store.runs.list(withoutUndefined({ ...query, text: q }))),
});
