import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { migrate } from 'drizzle-orm/better-sqlite3/migrator';
import { TunewatchError } from '../protocol/error-code.ts';
import type { Connection } from './connection.ts';

const journalPath = join('meta', '_journal.json');

/**
 * Brings the database to the schema of this build. Throws `conflict` when the database was written by a newer build,
 * `storage-unavailable` when the folder holds no migrations.
 */
export function applyMigrations(connection: Connection, folder: string): void {
  const newest = newestKnown(folder);
  const applied = newestApplied(connection);
  if (applied !== null && applied > newest) {
    throw new TunewatchError(
      'conflict',
      'The data directory was written by a newer Tunewatch than this one. Start the newer version, or choose another data directory (TUNEWATCH_DATA_DIR).',
    );
  }
  if (applied !== newest) migrate(connection.orm, { migrationsFolder: folder });
}

function newestKnown(folder: string): number {
  try {
    const journal = JSON.parse(readFileSync(join(folder, journalPath), 'utf8')) as { readonly entries: readonly { readonly when: number }[] };
    return Math.max(...journal.entries.map(({ when }) => when));
  } catch (cause) {
    throw new TunewatchError('storage-unavailable', `There are no migrations in ${folder}. Install Tunewatch again.`, { cause });
  }
}

function newestApplied({ sqlite }: Connection): number | null {
  const table = sqlite.prepare("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = '__drizzle_migrations'").get();
  if (!table) return null;
  const row = sqlite.prepare('SELECT max(created_at) AS newest FROM __drizzle_migrations').get() as { readonly newest: number | null };
  return row.newest;
}

/** The `drizzle/` folder beside or above this module, whether it runs from its source or bundled; the current folder's when there is none. */
export function findMigrations(): string {
  for (let folder = dirname(fileURLToPath(import.meta.url)); ; folder = dirname(folder)) {
    const candidate = join(folder, 'drizzle');
    if (existsSync(join(candidate, journalPath))) return candidate;
    if (folder === dirname(folder)) return join(process.cwd(), 'drizzle');
  }
}
