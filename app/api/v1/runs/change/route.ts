import { changeRuns } from '../../../../../lib/commands/change-runs.ts';
import { handler, serve } from '../../../_http/serve.ts';
import { changeManyRuns } from '../../../_operations/history.ts';

export const dynamic = 'force-dynamic';
export const { GET, POST, PUT, PATCH, DELETE } = serve({
  POST: handler(changeManyRuns, ({ body: { runIds, verb, tag }, actor, runtime }) => ({ items: [...changeRuns({ actor, ...runtime }, [...new Set(runIds)], verb, tag)] })),
});
