import { endSilence } from '../../../../../lib/commands/silence-incident.ts';
import { handler, serve } from '../../../_http/serve.ts';
import { removeSilence } from '../../../_operations/team.ts';

export const dynamic = 'force-dynamic';
export const { GET, POST, PUT, PATCH, DELETE } = serve({
  DELETE: handler(removeSilence, ({ path, actor, runtime }) => {
    endSilence({ ...runtime, actor }, path.id);
    return new Response(null, { status: 204 });
  }),
});
