import type { Server } from 'node:http';
import type { Logger } from '../ports/logger.ts';
import type { ServerRuntime } from './create-runtime.ts';

/** Requests under way get this long to end by themselves. */
const requestGraceMs = 2_000;

export interface ShutdownOptions {
  readonly httpServer: Server;
  /** Disconnects all sockets; agents keep their points and come back. */
  readonly disconnect: () => void;
  readonly runtime: Pick<ServerRuntime, 'close'>;
  readonly logger: Logger;
}

/**
 * Ends the process in order on SIGINT and SIGTERM (exit status 0) and on a fault nobody caught (1): no new work, sockets
 * closed, requests ended, diagnosis saved, SQLite checkpointed and closed. A second signal does not wait for requests.
 */
export function onShutdown({ httpServer, disconnect, runtime, logger }: ShutdownOptions): void {
  let isEnding = false;
  const finish = (status: number) => {
    try {
      runtime.close();
    } catch (error) {
      logger.error({ error }, 'The store could not be closed.');
      process.exit(1);
    }
    process.exit(status);
  };
  const end = (status: number) => {
    if (isEnding) finish(status);
    isEnding = true;
    disconnect();
    httpServer.close(() => finish(status));
    httpServer.closeIdleConnections();
    // Not every connection lets go: a download that nobody reads, or Next's own socket in development.
    setTimeout(() => finish(status), requestGraceMs);
  };
  process.on('SIGINT', () => end(0));
  process.on('SIGTERM', () => end(0));
  process.on('uncaughtException', (error) => {
    logger.error({ error }, 'A fault nobody caught: the server ends.');
    end(1);
  });
  process.on('unhandledRejection', (error) => logger.error({ error }, 'A rejection nobody handled.'));
}
