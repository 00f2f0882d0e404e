import { linkSync, readFileSync, readdirSync, statSync, unlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isSameProcess, stateOf, thisProcess, type ProcessIdentity } from './process-identity.ts';

const namePattern = /^lock-(\d+)$/;
/** An owner on another machine that has not touched its lock for so long is taken for dead. */
const silentAfterMs = 10 * 60_000;

type Owner = ProcessIdentity & { readonly isReleased?: boolean };

/**
 * Who may write to and send from a spool folder. Each owner leaves a numbered file; the highest number counts. A new owner
 * creates the next number exclusively, so of two that find a dead owner only one succeeds, and no lock is ever deleted
 * under somebody's feet.
 */
export class SpoolLock {
  private constructor(
    private readonly folder: string,
    private readonly generation: number,
  ) {}

  /** The lock, or `null` while another living process (or another sender of this one) has it. `isRestart`: an own lock may be taken over. */
  static acquire(folder: string, options: { readonly isRestart?: boolean } = {}): SpoolLock | null {
    const highest = highestGeneration(folder);
    if (highest > 0 && !isFree(folder, highest, options.isRestart ?? false)) return null;
    return claim(folder, highest + 1, thisProcess()) ? new SpoolLock(folder, highest + 1) : null;
  }

  /** True when nobody living holds the folder. */
  static isFree(folder: string): boolean {
    const highest = highestGeneration(folder);
    return highest === 0 || isFree(folder, highest, false);
  }

  /** Shows other machines that the owner lives. */
  touch(): void {
    try {
      const now = new Date();
      utimesSync(lockPath(this.folder, this.generation), now, now);
    } catch {
      // The folder is gone or read-only: nothing to show.
    }
  }

  /** Lets another process have the folder. */
  release(): void {
    claim(this.folder, this.generation + 1, { ...thisProcess(), isReleased: true });
  }
}

function lockPath(folder: string, generation: number): string {
  return join(folder, `lock-${generation}`);
}

function highestGeneration(folder: string): number {
  let highest = 0;
  for (const name of readdirSync(folder)) {
    const match = namePattern.exec(name);
    if (match) highest = Math.max(highest, Number(match[1]));
  }
  return highest;
}

function isFree(folder: string, generation: number, isRestart: boolean): boolean {
  const path = lockPath(folder, generation);
  try {
    const owner = JSON.parse(readFileSync(path, 'utf8')) as Owner;
    if (owner.isReleased) return true;
    if (isRestart && isSameProcess(owner, thisProcess())) return true;
    const state = stateOf(owner);
    return state === 'dead' || (state === 'elsewhere' && Date.now() - statSync(path).mtimeMs > silentAfterMs);
  } catch {
    // Cannot be read as a lock: nobody can be named whose it is.
    return true;
  }
}

/** True when this process made the file; it appears whole or not at all. */
function claim(folder: string, generation: number, owner: Owner): boolean {
  const path = lockPath(folder, generation);
  const draft = join(folder, `draft-${process.pid}-${process.hrtime.bigint()}`);
  const content = JSON.stringify(owner);
  try {
    writeFileSync(draft, content, { mode: 0o600 });
    try {
      linkSync(draft, path);
      return true;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
      writeFileSync(path, content, { flag: 'wx', mode: 0o600 }); // a file system without hard links
      return true;
    } finally {
      unlinkSync(draft);
    }
  } catch {
    return false;
  }
}
