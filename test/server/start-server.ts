import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..', '..');

export interface ServerStart {
  readonly env?: Record<string, string>;
  readonly uid?: number;
}

/** How a server process ended, and what it said. */
export interface ServerEnd {
  readonly status: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly errors: string;
}

export interface RunningServer {
  readonly url: string;
  readonly process: ChildProcess;
  /** Ends it with the signal and waits for its end. */
  end(signal: NodeJS.Signals): Promise<ServerEnd>;
}

/** The built server in a process of its own, on a free port, once it says that it listens; rejects with its last words when it does not. */
export async function startServer(dataDir: string, start: ServerStart = {}): Promise<RunningServer> {
  const { child, ended } = spawnServer(dataDir, start);
  let said = '';
  const ready = new Promise<string>((resolve) => {
    child.stdout!.on('data', (text: Buffer) => {
      said += text.toString();
      const url = /listens on (\S+)/.exec(said)?.[1];
      if (url) resolve(url);
    });
  });
  const failed = ended.then(({ status, errors }) => Promise.reject(new Error(`the server ended with ${status}: ${errors}`)));
  failed.catch(() => undefined);
  return {
    url: await Promise.race([ready, failed]),
    process: child,
    end(signal) {
      child.kill(signal);
      return ended;
    },
  };
}

/** The end of a server that is expected not to start. */
export function failToStart(dataDir: string, start: ServerStart = {}): Promise<ServerEnd> {
  return spawnServer(dataDir, start).ended;
}

const children = new Set<ChildProcess>();
const folders = new Set<string>();

/** A new empty folder, removed by `cleanUp`. */
export function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'tunewatch-server-'));
  folders.add(folder);
  return folder;
}

/** Ends what still runs and removes what was made. */
export async function cleanUp(): Promise<void> {
  await Promise.all([...children].map((child) => (child.kill('SIGKILL'), once(child, 'exit'))));
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
  folders.clear();
}

function spawnServer(dataDir: string, { env = {}, uid }: ServerStart): { readonly child: ChildProcess; readonly ended: Promise<ServerEnd> } {
  const child = spawn(process.execPath, [join(root, 'dist', 'server.mjs')], {
    env: { NODE_ENV: 'production', PATH: process.env['PATH'], HOME: tmpdir(), TUNEWATCH_PORT: '0', TUNEWATCH_DATA_DIR: dataDir, TUNEWATCH_LOG_LEVEL: 'warn', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    ...(uid === undefined ? {} : { uid, gid: uid }),
  });
  children.add(child);
  let errors = '';
  child.stderr!.on('data', (text: Buffer) => (errors += text.toString()));
  const ended = once(child, 'close').then(([status, signal]) => {
    children.delete(child);
    return { status: status as number | null, signal: signal as NodeJS.Signals | null, errors };
  });
  return { child, ended };
}
