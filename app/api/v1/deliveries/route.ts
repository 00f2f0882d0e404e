import { handler, serve } from '../../_http/serve.ts';
import { withoutUndefined } from '../../_http/without-undefined.ts';
import { listDeliveries } from '../../_operations/channels.ts';

export const dynamic = 'force-dynamic';
export const { GET, POST, PUT, PATCH, DELETE } = serve({
  GET: handler(listDeliveries, ({ query, runtime }) => runtime.store.notifications.deliveries(withoutUndefined(query))),
});
