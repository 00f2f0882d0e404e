import { handler, serve } from '../../../_http/serve.ts';
import { selectionOf } from '../../../_http/runs-selection.ts';
import { readRunTable } from '../../../_operations/history.ts';

export const dynamic = 'force-dynamic';
export const { GET, POST, PUT, PATCH, DELETE } = serve({
  GET: handler(readRunTable, ({ query: { column, pinned, ...query }, runtime }) => runtime.store.history.table({ ...selectionOf(query), isPinnedFirst: pinned === 'first' }, column)),
});
