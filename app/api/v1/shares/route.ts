import { createShare, stateOfShare } from '../../../../lib/commands/shares.ts';
import { pageOf } from '../../_http/page-of.ts';
import { handler, serve } from '../../_http/serve.ts';
import { createShareOperation, listShares } from '../../_operations/access.ts';

export const dynamic = 'force-dynamic';
export const { GET, POST, PUT, PATCH, DELETE } = serve({
  GET: handler(listShares, ({ runtime, query }) => {
    const page = pageOf(runtime.store.shares.list(), ({ id }) => id, query);
    return { ...page, items: page.items.map((share) => ({ ...share, state: stateOfShare(share, runtime.clock.nowMs()) })) };
  }),
  POST: handler(createShareOperation, ({ body, actor, runtime }) => {
    const { share, secret } = createShare({ actor, ...runtime }, body);
    return { ...share, state: 'open' as const, link: `/s/${secret}` };
  }),
});
