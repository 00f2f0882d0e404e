import { changeRuns } from '../../../../../../lib/commands/change-runs.ts';
import { handler, serve } from '../../../../_http/serve.ts';
import { archiveRun } from '../../../../_operations/history.ts';

export const dynamic = 'force-dynamic';
export const { GET, POST, PUT, PATCH, DELETE } = serve({
  POST: handler(archiveRun, ({ path, actor, runtime }) => changeRuns({ actor, ...runtime }, [path.runId], 'archive')[0]!),
});
