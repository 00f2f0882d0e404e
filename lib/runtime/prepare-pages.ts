import { existsSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';

export type PagesHandler = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

export interface PagesOptions {
  /** Folder of package.json. */
  readonly root: string;
  readonly isDevelopment: boolean;
  readonly host: string;
  readonly port: number;
}

/** The handler of all pages and routes. Throws an Error that says what to run when they were not built. */
export async function preparePages({ root, isDevelopment, host, port }: PagesOptions): Promise<PagesHandler> {
  if (!isDevelopment && !existsSync(join(root, '.next', 'BUILD_ID'))) {
    throw new Error(`The pages are not built (${join(root, '.next')} is missing). Run: npm run build`);
  }
  // React and Next choose their build by NODE_ENV when they are loaded.
  Object.assign(process.env, { NODE_ENV: isDevelopment ? 'development' : 'production', NEXT_TELEMETRY_DISABLED: '1' });
  const { default: next } = await import('next');
  const pages = next({ dev: isDevelopment, dir: root, hostname: host, port });
  const handle = pages.getRequestHandler();
  await withLogsOnStandardError(() => pages.prepare());
  return (request, response) => handle(request, response);
}

/** Whoever starts the server waits for its one line on the standard output; what Next says on the way goes to the other. */
async function withLogsOnStandardError(work: () => Promise<void>): Promise<void> {
  const { log } = console;
  console.log = console.error;
  try {
    await work();
  } finally {
    console.log = log;
  }
}
