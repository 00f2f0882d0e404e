import { createUserRule } from '../../../../lib/commands/user-rules.ts';
import { pageOf } from '../../_http/page-of.ts';
import { handler, serve } from '../../_http/serve.ts';
import { addUserRule, listUserRules } from '../../_operations/user-rules.ts';

export const dynamic = 'force-dynamic';
export const { GET, POST, PUT, PATCH, DELETE } = serve({
  GET: handler(listUserRules, ({ query, runtime }) => pageOf(runtime.store.userRules.list().filter(({ project }) => query.project === undefined || project === query.project), (rule) => rule.id, query)),
  POST: handler(addUserRule, ({ body, actor, runtime }) => createUserRule({ actor, ...runtime }, body)),
});
