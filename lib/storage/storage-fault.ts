import { TunewatchError } from '../protocol/error-code.ts';

const advice: Readonly<Record<string, string>> = {
  SQLITE_FULL: 'The disk of the data directory is full. Free some space; agents keep their points and send them again.',
  SQLITE_READONLY: 'The data directory is read-only. Make it writable for the user the server runs as.',
  SQLITE_BUSY: 'Another process holds the database. Close other programs that have it open.',
  SQLITE_LOCKED: 'Another process holds the database. Close other programs that have it open.',
  SQLITE_IOERR: 'The disk of the data directory reports an error. Look at the system log.',
  SQLITE_CANTOPEN: 'The database cannot be opened. Check that the data directory exists and may be written.',
  SQLITE_NOMEM: 'There is not enough memory.',
  SQLITE_PROTOCOL: 'The database could not be locked. Keep the data directory on a local disk.',
  SQLITE_CORRUPT: 'The database file is damaged. Restore it from a backup, or move it away to begin with an empty one.',
  SQLITE_NOTADB: 'The file is not a database of SQLite. Move it away, or choose another data directory.',
};

/**
 * The fault as a `storage-unavailable` TunewatchError that says what to do, when it comes from the disk; as it is when it
 * does not (a TunewatchError, a bug). Knows SQLite's error by its code, never by its class.
 */
export function storageFault(fault: unknown): unknown {
  const code = typeof fault === 'object' && fault !== null && 'code' in fault && typeof fault.code === 'string' ? fault.code : '';
  const known = Object.keys(advice).find((prefix) => code === prefix || code.startsWith(`${prefix}_`));
  if (!known) return fault;
  return new TunewatchError('storage-unavailable', `Nothing was stored (${code}). ${advice[known]}`, { cause: fault });
}

/** True for what `storageFault` makes `storage-unavailable`, and for that itself. */
export function isDiskFault(fault: unknown): boolean {
  return (storageFault(fault) as { readonly code?: unknown } | null)?.code === 'storage-unavailable';
}
