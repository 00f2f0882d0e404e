import { requireRun } from '../../../../_http/require-run.ts';
import { handler, serve } from '../../../../_http/serve.ts';
import { withoutUndefined } from '../../../../_http/without-undefined.ts';
import { listRunIncidents } from '../../../../_operations/runs.ts';

export const dynamic = 'force-dynamic';
export const { GET, POST, PUT, PATCH, DELETE } = serve({
  GET: handler(listRunIncidents, ({ path, query, runtime }) => {
    requireRun(runtime, path.runId);
    return runtime.store.incidents.list(withoutUndefined({ ...query, runId: path.runId }));
  }),
});
