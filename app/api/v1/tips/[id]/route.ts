import { tipIds } from '../../../../../lib/tips/tip-id.ts';
import { tips } from '../../../../../lib/tips/catalogue.ts';
import { found, handler, serve } from '../../../_http/serve.ts';
import { tipResource } from '../../../_knowledge/tip-resource.ts';
import { readTip } from '../../../_operations/knowledge.ts';

export const dynamic = 'force-dynamic';
export const { GET, POST, PUT, PATCH, DELETE } = serve({
  GET: handler(readTip, ({ path }) => tipResource(tips[found(tipIds.find((id) => id === path.id), `tip "${path.id}"`)])),
});
