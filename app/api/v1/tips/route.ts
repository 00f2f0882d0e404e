import { tipIds } from '../../../../lib/tips/tip-id.ts';
import { tips } from '../../../../lib/tips/catalogue.ts';
import { pageOf } from '../../_http/page-of.ts';
import { handler, serve } from '../../_http/serve.ts';
import { tipResource } from '../../_knowledge/tip-resource.ts';
import { listTips } from '../../_operations/knowledge.ts';

export const dynamic = 'force-dynamic';
export const { GET, POST, PUT, PATCH, DELETE } = serve({
  GET: handler(listTips, ({ query }) => pageOf(tipIds.map((id) => tipResource(tips[id])), (tip) => tip.id, query)),
});
