import { withoutUndefined } from '../../_http/without-undefined.ts';
import { handler, serve } from '../../_http/serve.ts';
import { listAudit } from '../../_operations/access.ts';

export const dynamic = 'force-dynamic';
export const { GET, POST, PUT, PATCH, DELETE } = serve({
  GET: handler(listAudit, ({ runtime, query }) => runtime.store.audit.page(withoutUndefined(query))),
});
