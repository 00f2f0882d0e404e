import { createServer } from 'node:http';
import { basename, dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { pino } from 'pino';
import { attachSockets } from './lib/runtime/attach-sockets.ts';
import { createRuntime } from './lib/runtime/create-runtime.ts';
import { setRuntime } from './lib/runtime/current-runtime.ts';
import { parseEnvironment } from './lib/runtime/env.ts';
import { guardRequest } from './lib/runtime/guard-request.ts';
import { listen } from './lib/runtime/listen.ts';
import { preparePages } from './lib/runtime/prepare-pages.ts';
import { requireTokens } from './lib/runtime/require-tokens.ts';
import { onShutdown } from './lib/runtime/shutdown.ts';
import { systemClock, systemTimer } from './lib/runtime/system-time.ts';
import { createStore } from './lib/storage/create-store.ts';

/** The composition root: one process, one port, for pages, HTTP API, agents and browsers. `--dev` compiles pages on demand. */
async function start(): Promise<void> {
  const isDevelopment = process.argv.includes('--dev');
  const here = dirname(fileURLToPath(import.meta.url));
  const root = basename(here) === 'dist' ? dirname(here) : here;
  const environment = parseEnvironment(process.env);
  const dataDir = resolve(environment.dataDir);
  const logger = pino({ level: environment.logLevel }, pino.destination(2));

  const store = createStore({ dataDir, logger });
  const runtime = createRuntime({ environment, store, clock: systemClock, timer: systemTimer, logger });
  try {
    requireTokens(environment, store);
    setRuntime(runtime);
    const handlePages = await preparePages({ root, isDevelopment, ...environment });
    const httpServer = createServer((request, response) => {
      if (guardRequest(runtime.access, request, response)) void handlePages(request, response);
    });
    const disconnect = attachSockets(httpServer, runtime, { isDevelopment });
    const url = await listen(httpServer, environment);
    runtime.notifications.start(environment.publicOrigins[0] ?? url);
    onShutdown({ httpServer, disconnect, runtime, logger });
    process.stdout.write(`Tunewatch ${runtime.version} listens on ${url} and keeps its data in ${dataDir}\n`);
  } catch (error) {
    runtime.close();
    throw error;
  }
}

start().catch((error: unknown) => {
  process.stderr.write(`Tunewatch cannot start. ${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
