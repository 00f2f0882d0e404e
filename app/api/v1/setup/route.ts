import { createFirstAccount } from '../../../../lib/commands/create-first-account.ts';
import { requireSetup } from '../../../../lib/runtime/access/require-setup.ts';
import { handler, serve } from '../../_http/serve.ts';
import { signedIn } from '../../_http/signed-in.ts';
import { setUp } from '../../_operations/access.ts';

export const dynamic = 'force-dynamic';
export const { GET, POST, PUT, PATCH, DELETE } = serve({
  POST: handler(setUp, async ({ body, runtime, request }) => {
    requireSetup(runtime, (header) => request.headers.get(header) ?? undefined);
    await createFirstAccount(runtime, body);
    return signedIn(runtime, request, body);
  }),
});
