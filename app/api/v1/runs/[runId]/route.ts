import { handler, serve } from '../../../_http/serve.ts';
import { requireRun } from '../../../_http/require-run.ts';
import { readRun } from '../../../_operations/runs.ts';

export const dynamic = 'force-dynamic';
export const { GET, POST, PUT, PATCH, DELETE } = serve({
  GET: handler(readRun, ({ path, runtime }) => requireRun(runtime, path.runId)),
});
