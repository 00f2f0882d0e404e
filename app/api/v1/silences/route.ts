import { pageOf } from '../../_http/page-of.ts';
import { handler, serve } from '../../_http/serve.ts';
import { listSilences } from '../../_operations/team.ts';

export const dynamic = 'force-dynamic';
export const { GET, POST, PUT, PATCH, DELETE } = serve({
  GET: handler(listSilences, ({ query, runtime }) => pageOf(runtime.store.silences.list(runtime.clock.nowMs()), ({ id }) => id, query)),
});
