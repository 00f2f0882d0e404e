import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as base } from '@playwright/test';
import { freePort } from '../test/free-port.ts';
import { packedFolder } from './packed-agent.ts';

const root = join(import.meta.dirname, '..');

/** The real server in a process of its own, with a data directory of its own. */
export class TunewatchServer {
  private process: ChildProcess | null = null;
  private readonly folder = mkdtempSync(join(tmpdir(), 'tunewatch-e2e-'));
  private readonly trainings = new Set<ChildProcess>();

  private constructor(private readonly port: number) {}

  static async start(): Promise<TunewatchServer> {
    const server = new TunewatchServer(await freePort());
    await server.start();
    return server;
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  async start(): Promise<void> {
    this.process = spawn(process.execPath, [join('dist', 'server.mjs')], {
      cwd: root,
      env: { ...process.env, NODE_ENV: 'production', TUNEWATCH_PORT: String(this.port), TUNEWATCH_DATA_DIR: join(this.folder, 'data'), TUNEWATCH_LOG_LEVEL: 'warn' },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const ended = once(this.process, 'exit').then(([code]) => Promise.reject(new Error(`The server ended with ${String(code)}.`)));
    ended.catch(() => undefined);
    await Promise.race([once(this.process.stdout!, 'data'), ended]);
  }

  /** Ends the server as a crash would, or gracefully. */
  async stop(signal: 'SIGKILL' | 'SIGTERM' = 'SIGTERM'): Promise<void> {
    if (!this.process || this.process.exitCode !== null) return;
    const ended = once(this.process, 'exit');
    this.process.kill(signal);
    await ended;
  }

  /** Starts one of the demo's trainings with the packed agent; it ends with the test at the latest. */
  train(name: string, pauseMs: number): ChildProcess {
    return this.spawn([join('demo', 'train.mjs'), name], { TUNEWATCH_DEMO_PAUSE_MS: String(pauseMs) });
  }

  /** Starts a script that has `init` of the packed agent; it ends with the test at the latest. */
  run(script: string): ChildProcess {
    return this.spawn(['--input-type=module', '-e', `import { init } from '@tunewatch/agent'; import * as tf from '@tensorflow/tfjs-core'; ${script}`], {});
  }

  private spawn(args: readonly string[], env: Readonly<Record<string, string>>): ChildProcess {
    const training = spawn(process.execPath, args, {
      cwd: packedFolder,
      env: { ...process.env, TUNEWATCH_URL: this.url, TUNEWATCH_SPOOL_DIR: join(this.folder, 'spool'), ...env },
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    this.trainings.add(training);
    training.once('exit', () => this.trainings.delete(training));
    return training;
  }

  async dispose(): Promise<void> {
    for (const training of this.trainings) training.kill('SIGKILL');
    await this.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** Every test gets a server of its own, and a page that starts there. */
export const test = base.extend<{ tunewatch: TunewatchServer }>({
  tunewatch: async ({ browserName: _ }, use) => {
    const server = await TunewatchServer.start();
    await use(server);
    await server.dispose();
  },
  baseURL: async ({ tunewatch }, use) => use(tunewatch.url),
});
export { expect } from '@playwright/test';
