import { join } from 'node:path';
import Database from 'better-sqlite3';
import { TunewatchError } from '../protocol/error-code.ts';

/** Says that this process alone feeds the data directory, until `release` or until the process ends, however it ends. */
export interface Ownership {
  release(): void;
}

/**
 * Takes the data directory for this process. Throws `conflict` when another live process has it. The lock is the
 * operating system's, on a small file of its own, so a killed process leaves none behind.
 */
export function takeOwnership(dataDir: string): Ownership {
  const lock = new Database(join(dataDir, 'owner.lock'), { timeout: 0 });
  try {
    lock.pragma('locking_mode = EXCLUSIVE');
    lock.exec('BEGIN EXCLUSIVE');
  } catch (cause) {
    lock.close();
    throw new TunewatchError(
      'conflict',
      `Another Tunewatch server uses the data directory ${dataDir}. Stop it, or give this one its own (TUNEWATCH_DATA_DIR).`,
      { cause },
    );
  }
  return { release: () => void lock.close() };
}
