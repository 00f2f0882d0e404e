import { exportRun, type ExportFormat } from '../../../../../../lib/commands/export-run.ts';
import { handler, serve } from '../../../../_http/serve.ts';
import { streamOf } from '../../../../_http/stream-of.ts';
import { exportRunAsText } from '../../../../_operations/runs.ts';

const mediaTypes: Record<ExportFormat, string> = { ndjson: 'application/x-ndjson', csv: 'text/csv' };

export const dynamic = 'force-dynamic';
export const { GET, POST, PUT, PATCH, DELETE } = serve({
  GET: handler(exportRunAsText, ({ path: { runId }, query: { format }, runtime }) => {
    const pieces = exportRun(runtime.store, runId, format);
    return new Response(streamOf(pieces), {
      headers: {
        'content-type': `${mediaTypes[format]}; charset=utf-8`,
        'content-disposition': `attachment; filename="run-${runId.replace(/[^\w-]/g, '_')}.${format}"`,
        'cache-control': 'no-store',
      },
    });
  }),
});
