import { accountOf, endOtherSessions } from '../../../../lib/commands/end-session.ts';
import { nothingMore } from '../../_http/nothing-more.ts';
import { pageOf } from '../../_http/page-of.ts';
import { handler, serve } from '../../_http/serve.ts';
import { endOtherSessionsOperation, listSessions } from '../../_operations/access.ts';

export const dynamic = 'force-dynamic';
export const { GET, POST, PUT, PATCH, DELETE } = serve({
  GET: handler(listSessions, ({ actor, runtime, query }) => {
    const own = accountOf(actor);
    const page = pageOf(runtime.store.accounts.sessions(own.id, runtime.clock.nowMs()), ({ id }) => id, query);
    return { ...page, items: page.items.map(({ accountId: _, ...session }) => ({ ...session, isCurrent: session.id === own.sessionId })) };
  }),
  DELETE: handler(endOtherSessionsOperation, ({ actor, runtime }) => {
    endOtherSessions({ actor, ...runtime });
    return nothingMore();
  }),
});
