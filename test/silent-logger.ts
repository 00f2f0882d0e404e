import type { Logger } from '../lib/ports/logger.ts';

/** Says nothing. */
export const silentLogger: Logger = { info: () => undefined, warn: () => undefined, error: () => undefined };
