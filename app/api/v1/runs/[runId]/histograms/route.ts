import { pageOf } from '../../../../_http/page-of.ts';
import { requireRun } from '../../../../_http/require-run.ts';
import { handler, serve } from '../../../../_http/serve.ts';
import { withoutUndefined } from '../../../../_http/without-undefined.ts';
import { listHistograms } from '../../../../_operations/runs.ts';

export const dynamic = 'force-dynamic';
export const { GET, POST, PUT, PATCH, DELETE } = serve({
  GET: handler(listHistograms, ({ path, query: { name, limit, cursor, ...range }, runtime }) => {
    requireRun(runtime, path.runId);
    const { series } = runtime.store;
    const read = (one: string, most: number) => series.histograms(path.runId, one, withoutUndefined({ ...range, limit: most }));
    if (name !== undefined) return { items: read(name, limit), nextCursor: null };
    const names = pageOf(series.histogramNames(path.runId), (one) => one, { limit, cursor });
    return { items: names.items.flatMap((one) => read(one, 1)), nextCursor: names.nextCursor };
  }),
});
