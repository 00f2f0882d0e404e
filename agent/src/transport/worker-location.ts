import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The worker's file: beside the built entrance, or in dist when the package runs from its sources. */
export function workerLocation(): URL {
  const built = new URL('./worker.cjs', import.meta.url);
  return existsSync(fileURLToPath(built)) ? built : new URL('../../dist/worker.cjs', import.meta.url);
}
