import { requireRun } from '../../../../../_http/require-run.ts';
import { handler, serve } from '../../../../../_http/serve.ts';
import { listOverwritten } from '../../../../../_operations/runs.ts';

export const dynamic = 'force-dynamic';
export const { GET, POST, PUT, PATCH, DELETE } = serve({
  GET: handler(listOverwritten, ({ path, query: { name, buckets }, runtime }) => {
    requireRun(runtime, path.runId);
    return { items: runtime.store.series.overwritten(path.runId, [...new Set(name)], buckets), nextCursor: null };
  }),
});
