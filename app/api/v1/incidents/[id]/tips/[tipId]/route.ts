import { tryTip as command } from '../../../../../../../lib/commands/try-tip.ts';
import { handler, serve } from '../../../../../_http/serve.ts';
import { tryTip } from '../../../../../_operations/team.ts';

export const dynamic = 'force-dynamic';
export const { GET, POST, PUT, PATCH, DELETE } = serve({
  POST: handler(tryTip, ({ path, body, actor, runtime }) => command({ ...runtime, actor }, path.id, path.tipId, body.outcome)),
});
