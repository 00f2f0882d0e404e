import { accessSync, constants, mkdirSync, statfsSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { TunewatchError } from '../protocol/error-code.ts';
import type { Logger } from '../ports/logger.ts';
import { connect, type Connection } from './connection.ts';
import { applyMigrations, findMigrations } from './migrations.ts';
import { takeOwnership, type Ownership } from './ownership.ts';
import { storageFault } from './storage-fault.ts';

export interface DatabaseOptions {
  /** Made when it is not there. */
  readonly dataDir: string;
  /** Folder of the SQL migrations; found beside or above the running module when not given. */
  readonly migrationsFolder?: string;
  /** `own` (the server): alone feeds the directory. `visit` (command line): reads, and changes what packets do not touch. */
  readonly access?: 'own' | 'visit';
  /**
   * What an acknowledged point survives. `NORMAL`, unless given: the end of this process at any moment; a power cut may take
   * the last moments before it, never the database. `FULL`: a power cut too, for one sync of the disk a commit.
   */
  readonly synchronous?: 'NORMAL' | 'FULL';
  readonly logger?: Logger;
  /** For tests: stands between the store and SQLite. */
  readonly wrap?: (sqlite: Database.Database) => Database.Database;
}

export interface OpenDatabase {
  readonly connection: Connection;
  close(): void;
}

/**
 * The open database of a data directory, with its schema brought up to date. Throws a TunewatchError that says what to do:
 * `storage-unavailable` when directory or file cannot be used, `conflict` when another server or a newer build has it.
 */
export function openDatabase(options: DatabaseOptions): OpenDatabase {
  const { dataDir } = options;
  makeUsable(dataDir);
  warnOfNetworkFilesystem(dataDir, options.logger);
  let ownership: Ownership | null = null;
  let sqlite: Database.Database | null = null;
  try {
    ownership = options.access === 'visit' ? null : takeOwnership(dataDir);
    const opened = new Database(join(dataDir, 'tunewatch.db'));
    sqlite = options.wrap?.(opened) ?? opened;
    configure(sqlite, options.synchronous ?? 'NORMAL');
    const connection = connect(sqlite);
    applyMigrations(connection, options.migrationsFolder ?? findMigrations());
    if (ownership) connection.write(() => connection.sqlite.pragma('user_version = 1')); // a file that cannot be written is found now, not at the first packet
    return {
      connection,
      close() {
        opened.close(); // the last connection to close checkpoints the WAL and removes it
        ownership?.release();
      },
    };
  } catch (fault) {
    sqlite?.close();
    ownership?.release();
    const known = storageFault(fault);
    if (known !== fault && known instanceof Error) known.message += ` Data directory: ${dataDir}.`;
    throw known;
  }
}

function configure(sqlite: Database.Database, synchronous: 'NORMAL' | 'FULL') {
  sqlite.pragma('journal_mode = WAL');
  sqlite.pragma(`synchronous = ${synchronous}`);
  sqlite.pragma('foreign_keys = ON');
  sqlite.pragma('busy_timeout = 5000');
  sqlite.pragma('wal_autocheckpoint = 4000'); // 16 MiB: pages of trimmed packets are used again before they are copied
  sqlite.pragma('cache_size = -32768'); // 32 MiB
  sqlite.pragma('temp_store = MEMORY');
  sqlite.pragma('journal_size_limit = 67108864');
}

function makeUsable(dataDir: string) {
  try {
    mkdirSync(dataDir, { recursive: true });
    accessSync(dataDir, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (cause) {
    const reason = typeof cause === 'object' && cause !== null && 'code' in cause ? String(cause.code) : String(cause);
    throw new TunewatchError(
      'storage-unavailable',
      `The data directory ${dataDir} cannot be made or written (${reason}). Make it writable for the user the server runs as, or choose another one (TUNEWATCH_DATA_DIR).`,
      { cause },
    );
  }
}

/** Magic numbers of statfs(2), where SQLite's locks cannot be trusted. */
const networkFilesystems: Readonly<Record<number, string>> = {
  0x6969: 'NFS',
  0x517b: 'SMB',
  0xfe534d42: 'SMB',
  0xff534d42: 'CIFS',
  0x5346414f: 'AFS',
  0x00c36400: 'CephFS',
  0x01021997: '9P',
  0x65735546: 'FUSE',
};

function warnOfNetworkFilesystem(dataDir: string, logger: Logger | undefined) {
  const name = networkFilesystemName(statfsSync(dataDir).type);
  if (name) logger?.warn({ dataDir, filesystem: name }, 'The data directory is on a network filesystem, where SQLite can lose data. Move it to a local disk.');
}

/** Name of the network filesystem with that statfs(2) type, `null` for a local one. Some platforms give the type as a signed number. */
export function networkFilesystemName(type: number): string | null {
  return networkFilesystems[type >>> 0] ?? null;
}
