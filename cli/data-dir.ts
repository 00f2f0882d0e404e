import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Option } from 'commander';
import type { Store } from '../lib/storage/store.ts';

/** `--data-dir`, else TUNEWATCH_DATA_DIR, else ./data. */
export function dataDirOption(): Option {
  return new Option('--data-dir <folder>', 'data directory of the server').env('TUNEWATCH_DATA_DIR').default('./data');
}

/** What `work` gives, done on the store of a data directory beside a server that may be running; made when it is not there. */
export async function visitStore<Result>(dataDir: string, work: (store: Store) => Result | Promise<Result>): Promise<Result> {
  // Loaded when it is needed: the database takes most of the time in which `--help` should answer.
  const { createStore } = await import('../lib/storage/create-store.ts');
  const store = createStore({ dataDir: resolve(dataDir), access: 'visit' });
  try {
    return await work(store);
  } finally {
    store.close();
  }
}

/** Throws an Error when a data directory holds nothing to read. */
export function requireData(dataDir: string): void {
  if (existsSync(join(dataDir, 'tunewatch.db'))) return;
  throw new Error(`There is no Tunewatch data in ${resolve(dataDir)}. Name its folder with --data-dir, or a running server with --url.`);
}
