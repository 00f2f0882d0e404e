import { revokeInvitation } from '../../../../../lib/commands/invitations.ts';
import { nothingMore } from '../../../_http/nothing-more.ts';
import { handler, serve } from '../../../_http/serve.ts';
import { revokeInvitationOperation } from '../../../_operations/access.ts';

export const dynamic = 'force-dynamic';
export const { GET, POST, PUT, PATCH, DELETE } = serve({
  DELETE: handler(revokeInvitationOperation, ({ path, actor, runtime }) => {
    revokeInvitation({ actor, ...runtime }, path.id);
    return nothingMore();
  }),
});
