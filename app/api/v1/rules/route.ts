import { rooms } from '../../../../lib/diagnosis/catalogue.ts';
import { pageOf } from '../../_http/page-of.ts';
import { handler, serve } from '../../_http/serve.ts';
import { ruleResource } from '../../_knowledge/rule-resource.ts';
import { listRules } from '../../_operations/knowledge.ts';

export const dynamic = 'force-dynamic';
export const { GET, POST, PUT, PATCH, DELETE } = serve({
  GET: handler(listRules, ({ query }) => pageOf(rooms.map(ruleResource), (rule) => rule.id, query)),
});
