import { handler, serve } from '../../../_http/serve.ts';
import { readRunFields } from '../../../_operations/history.ts';

export const dynamic = 'force-dynamic';
export const { GET, POST, PUT, PATCH, DELETE } = serve({
  GET: handler(readRunFields, ({ runtime }) => runtime.store.history.fields()),
});
