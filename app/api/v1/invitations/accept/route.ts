import { acceptInvitation } from '../../../../../lib/commands/invitations.ts';
import { handler, serve } from '../../../_http/serve.ts';
import { signedIn } from '../../../_http/signed-in.ts';
import { acceptInvitationOperation } from '../../../_operations/access.ts';

export const dynamic = 'force-dynamic';
export const { GET, POST, PUT, PATCH, DELETE } = serve({
  POST: handler(acceptInvitationOperation, async ({ body, runtime, request }) => {
    const { secret, ...details } = body;
    await acceptInvitation(runtime, secret, details);
    return signedIn(runtime, request, details);
  }),
});
