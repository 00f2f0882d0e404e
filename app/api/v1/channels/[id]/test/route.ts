import { testChannel } from '../../../../../../lib/commands/test-channel.ts';
import { handler, serve } from '../../../../_http/serve.ts';
import { tryChannel } from '../../../../_operations/channels.ts';

export const dynamic = 'force-dynamic';
export const { GET, POST, PUT, PATCH, DELETE } = serve({
  POST: handler(tryChannel, async ({ path, actor, runtime }) => {
    const { kind, reason } = await testChannel({ ...runtime, actor }, path.id);
    return { outcome: kind, reason };
  }),
});
