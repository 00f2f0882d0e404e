import type Database from 'better-sqlite3';
import { drizzle, type BetterSQLite3Database } from 'drizzle-orm/better-sqlite3';
import { storageFault } from './storage-fault.ts';

/** The one connection of a store: drizzle for what is asked now and then, prepared statements for what is hot. */
export interface Connection {
  readonly sqlite: Database.Database;
  readonly orm: BetterSQLite3Database;
  /**
   * Runs `work` in one transaction and answers what it answers; on any failure nothing of it is kept. Faults of the disk
   * come out as `storage-unavailable`. Inside another transaction it becomes part of that one.
   */
  write<Result>(work: () => Result): Result;
}

export function connect(sqlite: Database.Database): Connection {
  const begin = sqlite.prepare('BEGIN IMMEDIATE');
  const commit = sqlite.prepare('COMMIT');
  const rollback = sqlite.prepare('ROLLBACK');
  return {
    sqlite,
    orm: drizzle(sqlite),
    write(work) {
      if (sqlite.inTransaction) return work();
      try {
        begin.run();
        const result = work();
        commit.run();
        return result;
      } catch (cause) {
        // SQLite rolls back by itself when the disk is full or fails; then there is nothing left to undo.
        if (sqlite.inTransaction) rollback.run();
        throw storageFault(cause);
      }
    },
  };
}
