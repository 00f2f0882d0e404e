import { handler, serve } from '../../_http/serve.ts';
import { selectionOf } from '../../_http/runs-selection.ts';
import { listRuns } from '../../_operations/runs.ts';

export const dynamic = 'force-dynamic';
export const { GET, POST, PUT, PATCH, DELETE } = serve({
  GET: handler(listRuns, ({ query, runtime }) => runtime.store.history.list(selectionOf(query))),
});
