import { requireRun } from '../../../../../_http/require-run.ts';
import { handler, serve } from '../../../../../_http/serve.ts';
import { withoutUndefined } from '../../../../../_http/without-undefined.ts';
import { readSeriesData } from '../../../../../_operations/runs.ts';

export const dynamic = 'force-dynamic';
export const { GET, POST, PUT, PATCH, DELETE } = serve({
  GET: handler(readSeriesData, ({ path, query: { name, ...range }, runtime }) => {
    requireRun(runtime, path.runId);
    return { items: runtime.store.series.read(path.runId, [...new Set(name)], withoutUndefined(range)), nextCursor: null };
  }),
});
