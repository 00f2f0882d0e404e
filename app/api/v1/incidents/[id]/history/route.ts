import { incidentHistory } from '../../../../../../lib/commands/incident-history.ts';
import { pageOf } from '../../../../_http/page-of.ts';
import { found, handler, serve } from '../../../../_http/serve.ts';
import { readHistory } from '../../../../_operations/team.ts';

export const dynamic = 'force-dynamic';
export const { GET, POST, PUT, PATCH, DELETE } = serve({
  GET: handler(readHistory, ({ path, query, runtime }) => {
    found(runtime.store.incidents.find(path.id), `incident "${path.id}"`);
    const entries = incidentHistory(runtime.store, path.id).map((entry, index) => ({ entry, key: String(index) }));
    const page = pageOf(entries, ({ key }) => key, query);
    return { items: page.items.map(({ entry }) => entry), nextCursor: page.nextCursor };
  }),
});
