import { handler, serve } from '../../../_http/serve.ts';
import { compareHistograms } from '../../../_operations/history.ts';

export const dynamic = 'force-dynamic';
export const { GET, POST, PUT, PATCH, DELETE } = serve({
  GET: handler(compareHistograms, ({ query: { runs, name, step }, runtime: { store } }) => ({
    items: store.history.find(runs).map(({ id }) => ({ runId: id, histogram: store.series.histograms(id, name, { ...(step === undefined ? {} : { to: step }), limit: 1 })[0] ?? null })),
    nextCursor: null,
  })),
});
