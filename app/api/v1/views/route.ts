import { randomUUID } from 'node:crypto';
import { saveView } from '../../../../lib/commands/saved-views.ts';
import { handler, serve } from '../../_http/serve.ts';
import { keepView, listViews } from '../../_operations/history.ts';

export const dynamic = 'force-dynamic';
export const { GET, POST, PUT, PATCH, DELETE } = serve({
  GET: handler(listViews, ({ query: { project }, runtime }) => ({ items: runtime.store.views.list(project), nextCursor: null })),
  POST: handler(keepView, ({ body, actor, runtime }) => saveView({ actor, ...runtime }, randomUUID(), body)),
});
