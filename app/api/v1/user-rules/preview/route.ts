import { previewUserRule } from '../../../../../lib/commands/preview-user-rule.ts';
import { handler, serve } from '../../../_http/serve.ts';
import { tryUserRule } from '../../../_operations/user-rules.ts';

export const dynamic = 'force-dynamic';
export const { GET, POST, PUT, PATCH, DELETE } = serve({
  POST: handler(tryUserRule, ({ body, actor, runtime }) => previewUserRule({ actor, ...runtime }, body)),
});
