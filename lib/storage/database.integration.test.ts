import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createStore } from './create-store.ts';
import { networkFilesystemName, openDatabase } from './database.ts';
import { findMigrations } from './migrations.ts';

let parent: string;
beforeEach(() => (parent = mkdtempSync(join(tmpdir(), 'tunewatch-database-'))));
afterEach(() => {
  chmodSync(parent, 0o755);
  rmSync(parent, { recursive: true, force: true });
});
const inFolder = (...names: string[]) => join(parent, ...names);

describe('a data directory', () => {
  it('is made when it is not there, and closing leaves one whole file', () => {
    const dataDir = inFolder('deep', 'data');
    createStore({ dataDir }).close();
    expect(() => readFileSync(join(dataDir, 'tunewatch.db-wal'))).toThrow('ENOENT');
    expect(readFileSync(join(dataDir, 'tunewatch.db')).subarray(0, 15).toString()).toBe('SQLite format 3');
  });

  it('is opened with a write-ahead log, foreign keys and the durability asked for', () => {
    for (const [synchronous, number] of [[undefined, 1], ['FULL', 2]] as const) {
      const { connection, close } = openDatabase({ dataDir: parent, ...(synchronous && { synchronous }) });
      const pragma = (name: string) => connection.sqlite.pragma(name, { simple: true });
      expect([pragma('journal_mode'), pragma('synchronous'), pragma('foreign_keys')]).toEqual(['wal', number, 1]);
      close();
    }
  });

  it('that is a file is refused with what to do', () => {
    writeFileSync(inFolder('data'), '');
    expect(() => createStore({ dataDir: inFolder('data') })).toThrow(/data cannot be made or written \(E[A-Z]+\)\. Make it writable .* or choose another one \(TUNEWATCH_DATA_DIR\)/);
  });

  it('with a file that is no database is refused with what to do', () => {
    writeFileSync(inFolder('tunewatch.db'), 'this is a text '.repeat(1000));
    expect(() => createStore({ dataDir: parent })).toThrow(expect.objectContaining({ code: 'storage-unavailable', message: expect.stringMatching(/not a database .*Move it away/) }));
  });

  it('that is read-only is refused with what to do', () => {
    mkdirSync(inFolder('data'));
    chmodSync(inFolder('data'), 0o555);
    expect(faultOf(inFolder('data'))).toMatch(/storage-unavailable The data directory .* \(EACCES\)\. Make it writable/);
  }, 60_000);

  it('with a read-only file is refused with what to do', () => {
    createStore({ dataDir: inFolder('data') }).close();
    chmodSync(inFolder('data', 'tunewatch.db'), 0o444);
    chmodSync(inFolder('data'), 0o777);
    chmodSync(inFolder('data', 'owner.lock'), 0o666);
    expect(faultOf(inFolder('data'))).toMatch(/storage-unavailable Nothing was stored \(SQLITE_READONLY.*The data directory is read-only/);
  }, 60_000);

  it('in use by another server is refused, and free again when that one is gone', () => {
    const first = createStore({ dataDir: parent });
    expect(() => createStore({ dataDir: parent })).toThrow(expect.objectContaining({ code: 'conflict', message: expect.stringContaining('Another Tunewatch server uses') }));
    first.close();
    createStore({ dataDir: parent }).close();
  });

  it('of a newer build is refused, not touched', () => {
    createStore({ dataDir: parent }).close();
    const database = new Database(inFolder('tunewatch.db'));
    database.prepare('INSERT INTO __drizzle_migrations (hash, created_at) VALUES (?, ?)').run('later', Date.UTC(2100, 0));
    database.close();
    expect(() => createStore({ dataDir: parent })).toThrow(expect.objectContaining({ code: 'conflict', message: expect.stringContaining('newer Tunewatch') }));
  });
});

describe('migrations', () => {
  it('are those of the folder given', () => {
    cpSync(findMigrations(), inFolder('moved'), { recursive: true });
    createStore({ dataDir: inFolder('data'), migrationsFolder: inFolder('moved') }).close();
    expect(() => createStore({ dataDir: inFolder('data'), migrationsFolder: inFolder('nowhere') })).toThrow(/no migrations in .*nowhere/);
  });

  it('hold everything the schema says', () => {
    const { stdout, stderr } = spawnSync('npx', ['drizzle-kit', 'generate', '--name', 'drift', '--dialect', 'sqlite', '--schema', './lib/storage/schema/*.ts', '--out', relative('.', copyOfMigrations())], { encoding: 'utf8', input: '' });
    expect(stdout + stderr).toContain('No schema changes');
  }, 60_000);
});

it('knows network filesystems by their number, signed or not', () => {
  expect([0x6969, 0x65735546, 0xff534d42 | 0, 0xef53, 0x01021994].map(networkFilesystemName)).toEqual(['NFS', 'FUSE', 'CIFS', null, null]);
});

/** What opening the directory says, as a user who is not root: root may write anywhere. */
function faultOf(dataDir: string): string {
  const script = `import('./lib/storage/create-store.ts').then(({ createStore }) => createStore({ dataDir: ${JSON.stringify(dataDir)} })).then(() => console.log('opened'), (error) => console.log(error.code, error.message))`;
  const isRoot = process.getuid?.() === 0;
  if (isRoot) chmodSync(parent, 0o755);
  const { stdout, stderr } = spawnSync(process.execPath, ['--import', 'tsx', '--eval', script], { encoding: 'utf8', ...(isRoot ? { uid: 65534, gid: 65534 } : {}), env: { ...process.env, TSX_DISABLE_CACHE: '1' } });
  return stdout + stderr;
}

function copyOfMigrations(): string {
  const copy = inFolder('drizzle');
  cpSync(findMigrations(), copy, { recursive: true });
  return copy;
}
