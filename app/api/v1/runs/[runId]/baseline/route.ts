import { setBaseline } from '../../../../../../lib/commands/set-baseline.ts';
import { handler, serve } from '../../../../_http/serve.ts';
import { clearBaseline, makeBaseline } from '../../../../_operations/history.ts';

export const dynamic = 'force-dynamic';
export const { GET, POST, PUT, PATCH, DELETE } = serve({
  POST: handler(makeBaseline, ({ path, actor, runtime }) => setBaseline({ actor, ...runtime }, path.runId, true)),
  DELETE: handler(clearBaseline, ({ path, actor, runtime }) => setBaseline({ actor, ...runtime }, path.runId, false)),
});
