import { handler, serve } from '../../../_http/serve.ts';
import { selectionOf } from '../../../_http/runs-selection.ts';
import { listRunGroups } from '../../../_operations/history.ts';

export const dynamic = 'force-dynamic';
export const { GET, POST, PUT, PATCH, DELETE } = serve({
  GET: handler(listRunGroups, ({ query: { by, ...query }, runtime }) => ({ items: runtime.store.history.groups(selectionOf(query), by), nextCursor: null })),
});
