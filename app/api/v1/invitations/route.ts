import { createInvitation, stateOfInvitation } from '../../../../lib/commands/invitations.ts';
import { pageOf } from '../../_http/page-of.ts';
import { handler, serve } from '../../_http/serve.ts';
import { createInvitationOperation, listInvitations } from '../../_operations/access.ts';

export const dynamic = 'force-dynamic';
export const { GET, POST, PUT, PATCH, DELETE } = serve({
  GET: handler(listInvitations, ({ runtime, query }) => {
    const page = pageOf(runtime.store.invitations.list(), ({ id }) => id, query);
    return { ...page, items: page.items.map((invitation) => ({ ...invitation, state: stateOfInvitation(invitation, runtime.clock.nowMs()) })) };
  }),
  POST: handler(createInvitationOperation, ({ body, actor, runtime }) => {
    const { invitation, secret } = createInvitation({ actor, ...runtime }, body);
    return { ...invitation, state: 'open' as const, path: `/invite/${secret}` };
  }),
});
