import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { hostname } from 'node:os';

/** Names one process beyond the reuse of its number. */
export interface ProcessIdentity {
  readonly pid: number;
  /** When it started, as the system tells; `null` where that cannot be found out. */
  readonly startedAt: string | null;
  /** The boot of the machine it belongs to, `null` where unknown. */
  readonly boot: string | null;
  readonly host: string;
}

export function thisProcess(): ProcessIdentity {
  return { pid: process.pid, startedAt: startOf(process.pid), boot: bootId(), host: hostname() };
}

export function isSameProcess(a: ProcessIdentity, b: ProcessIdentity): boolean {
  return a.pid === b.pid && a.startedAt === b.startedAt && a.boot === b.boot && a.host === b.host;
}

/** `elsewhere` when it ran on another machine, so that nothing can be said. */
export function stateOf(identity: ProcessIdentity): 'alive' | 'dead' | 'elsewhere' {
  if (identity.host !== hostname()) return 'elsewhere';
  if (identity.boot !== bootId()) return 'dead';
  try {
    process.kill(identity.pid, 0);
  } catch (error) {
    // EPERM: it is there, and belongs to somebody else.
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return 'dead';
  }
  const startedAt = startOf(identity.pid);
  return identity.startedAt === null || startedAt === null || startedAt === identity.startedAt ? 'alive' : 'dead';
}

function bootId(): string | null {
  try {
    return readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
  } catch {
    return null;
  }
}

function startOf(pid: number): string | null {
  try {
    if (process.platform === 'linux') {
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
      // The name in parentheses may hold anything; the start time is the 20th field behind it. A zombie is dead.
      const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      return fields[0] === 'Z' || fields[0] === 'X' ? 'ended' : (fields[19] ?? null);
    }
    if (process.platform === 'win32') return null;
    return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8', timeout: 2_000, stdio: ['ignore', 'pipe', 'ignore'] }).trim() || null;
  } catch {
    return null;
  }
}
