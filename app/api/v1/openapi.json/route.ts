import { openApiDocument } from '../../_openapi/open-api-document.ts';
import { currentRuntime } from '../../../../lib/runtime/current-runtime.ts';
import { serve } from '../../_http/serve.ts';

export const dynamic = 'force-dynamic';
export const { GET, POST, PUT, PATCH, DELETE } = serve({
  GET: async () => Response.json(openApiDocument(currentRuntime().version)),
});
