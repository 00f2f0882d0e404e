import { pageOf } from '../../../../_http/page-of.ts';
import { requireRun } from '../../../../_http/require-run.ts';
import { handler, serve } from '../../../../_http/serve.ts';
import { listSeries } from '../../../../_operations/runs.ts';

export const dynamic = 'force-dynamic';
export const { GET, POST, PUT, PATCH, DELETE } = serve({
  GET: handler(listSeries, ({ path, query, runtime }) => {
    requireRun(runtime, path.runId);
    return pageOf(runtime.store.series.list(path.runId), (series) => series.name, query);
  }),
});
