import { changeRuns } from '../../../../../lib/commands/change-runs.ts';
import { editRun } from '../../../../../lib/commands/edit-run.ts';
import { requireRun } from '../../../_http/require-run.ts';
import { handler, serve } from '../../../_http/serve.ts';
import { withoutUndefined } from '../../../_http/without-undefined.ts';
import { deleteRun, editOneRun } from '../../../_operations/history.ts';
import { readRun } from '../../../_operations/runs.ts';

export const dynamic = 'force-dynamic';
export const { GET, POST, PUT, PATCH, DELETE } = serve({
  GET: handler(readRun, ({ path, runtime }) => requireRun(runtime, path.runId)),
  PATCH: handler(editOneRun, ({ path, body, actor, runtime }) => editRun({ actor, ...runtime }, path.runId, withoutUndefined(body))),
  DELETE: handler(deleteRun, ({ path, actor, runtime }) => changeRuns({ actor, ...runtime }, [path.runId], 'delete')[0]!),
});
