import { pageOf } from '../../_http/page-of.ts';
import { handler, serve } from '../../_http/serve.ts';
import { listPeople } from '../../_operations/access.ts';

export const dynamic = 'force-dynamic';
export const { GET, POST, PUT, PATCH, DELETE } = serve({
  GET: handler(listPeople, ({ runtime, query }) => pageOf(runtime.store.accounts.list(), ({ id }) => id, query)),
});
