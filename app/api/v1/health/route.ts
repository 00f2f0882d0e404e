import { protocolVersion } from '../../../../lib/protocol/version.ts';
import { handler, serve } from '../../_http/serve.ts';
import { readHealth } from '../../_operations/server.ts';

export const dynamic = 'force-dynamic';
export const { GET, POST, PUT, PATCH, DELETE } = serve({
  GET: handler(readHealth, ({ runtime }) => ({ status: 'ok' as const, version: runtime.version, protocolVersion })),
});
