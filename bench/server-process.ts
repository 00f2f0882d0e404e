import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { freePort } from '../test/free-port.ts';

export interface ServerProcess {
  readonly url: string;
  readonly pid: number;
  /** Ends it gracefully and waits for it. */
  stop(): Promise<void>;
}

/**
 * The built server on a free loopback port, ready to answer. Throws with its output when it ends instead. With `BENCH_PROFILE`
 * set to a folder it leaves a CPU profile there.
 */
export async function startServer(dataDirectory: string): Promise<ServerProcess> {
  const port = await freePort();
  const { BENCH_PROFILE: profiles } = process.env;
  const child = spawn(process.execPath, [...(profiles ? ['--cpu-prof', '--cpu-prof-dir', profiles] : []), join(import.meta.dirname, '..', 'dist', 'server.mjs')], {
    env: { ...process.env, NODE_ENV: 'production', TUNEWATCH_HOST: '127.0.0.1', TUNEWATCH_PORT: String(port), TUNEWATCH_DATA_DIR: dataDirectory },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  child.stdout.on('data', (text: Buffer) => (output += text.toString()));
  child.stderr.on('data', (text: Buffer) => (output += text.toString()));
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const url = `http://127.0.0.1:${port}`;
  for (;;) {
    if (child.exitCode !== null) throw new Error(`The server ended with ${child.exitCode}:\n${output}`);
    const answer = await fetch(`${url}/api/v1/health`).catch(() => null);
    if (answer?.ok) break;
    await new Promise((resume) => setTimeout(resume, 50));
  }
  return {
    url,
    pid: child.pid!,
    stop: async () => {
      child.kill('SIGTERM');
      await ended;
    },
  };
}
