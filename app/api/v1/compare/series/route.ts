import { handler, serve } from '../../../_http/serve.ts';
import { withoutUndefined } from '../../../_http/without-undefined.ts';
import { compareSeries } from '../../../_operations/history.ts';

export const dynamic = 'force-dynamic';
export const { GET, POST, PUT, PATCH, DELETE } = serve({
  GET: handler(compareSeries, ({ query: { runs, name, ...range }, runtime: { store } }) => ({
    items: store.history.find(runs).map(({ id }) => ({ runId: id, data: store.series.read(id, [name], withoutUndefined(range))[0] ?? null })),
    nextCursor: null,
  })),
});
