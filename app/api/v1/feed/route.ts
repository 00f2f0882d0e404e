import { handler, serve } from '../../_http/serve.ts';
import { withoutUndefined } from '../../_http/without-undefined.ts';
import { readFeed } from '../../_operations/team.ts';

export const dynamic = 'force-dynamic';
export const { GET, POST, PUT, PATCH, DELETE } = serve({
  GET: handler(readFeed, ({ query, runtime }) => runtime.store.feed.list(withoutUndefined(query))),
});
