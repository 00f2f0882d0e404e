import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { freePort } from '../free-port.ts';
import { seededRandom } from '../seeded-random.ts';

const root = join(import.meta.dirname, '..', '..');
const folder = mkdtempSync(join(tmpdir(), 'tunewatch-kill-'));
const children = new Set<ChildProcess>();
afterAll(() => {
  for (const child of children) child.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

function start(args: string[], env: Record<string, string>): ChildProcess {
  const child = spawn(process.execPath, args, { cwd: root, env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'inherit'] });
  children.add(child);
  child.once('exit', () => children.delete(child));
  return child;
}

async function startServer(port: number): Promise<ChildProcess> {
  const server = start([join('dist', 'server.mjs')], { NODE_ENV: 'production', TUNEWATCH_PORT: String(port), TUNEWATCH_DATA_DIR: join(folder, 'data'), TUNEWATCH_LOG_LEVEL: 'error' });
  const ended = once(server, 'exit').then(([code]) => Promise.reject(new Error(`the server ended with ${String(code)}`)));
  ended.catch(() => undefined);
  await Promise.race([once(server.stdout!, 'data'), ended]);
  return server;
}

/** Kills at a moment drawn from the seed: after a number of milliseconds that hits starting, idle and committing servers alike. */
async function killAfter(server: ChildProcess, waitMs: number): Promise<void> {
  await new Promise((resume) => setTimeout(resume, waitMs));
  const ended = once(server, 'exit');
  server.kill('SIGKILL');
  await ended;
}

interface StoredPoint {
  readonly series: string;
  readonly step: number;
  readonly value: number | string;
}

it('stores every point of the journal exactly once, through 50 kills of the server', async () => {
  const random = seededRandom(20_261);
  const port = await freePort();
  const journal = join(folder, 'journal.tsv');
  let server = await startServer(port);
  const trainer = start([join('test', 'crash', 'trainer.mjs'), journal, '4'], { TUNEWATCH_URL: `http://127.0.0.1:${port}`, TUNEWATCH_SPOOL_DIR: join(folder, 'spool') });
  const [idText] = (await once(trainer.stdout!, 'data')) as [Buffer];
  const runId = idText.toString().trim();

  for (let kill = 0; kill < 50; kill++) {
    await killAfter(server, 20 + random() * 600);
    server = await startServer(port);
  }
  const trainerEnded = once(trainer, 'exit');
  trainer.kill('SIGUSR2');
  expect(await trainerEnded).toEqual([0, null]);
  // What the training's last seconds could not send waits in its spool, and goes out the way a user would send it.
  const sync = start([join('bin', 'tunewatch.mjs'), 'sync', join(folder, 'spool')], { TUNEWATCH_URL: `http://127.0.0.1:${port}` });
  sync.stdout!.resume();
  expect(await once(sync, 'exit')).toEqual([0, null]);

  const journalled = readFileSync(journal, 'utf8').trimEnd().split('\n').map((line) => line.split('\t').map(Number) as [number, number, number]);
  const exported = await (await fetch(`http://127.0.0.1:${port}/api/v1/runs/${runId}/export?format=ndjson`)).text();
  const stored = new Map<string, Map<number, number[]>>();
  for (const line of exported.trimEnd().split('\n')) {
    const point = JSON.parse(line) as Partial<StoredPoint>;
    if (point.series === undefined || point.step === undefined || point.value === undefined) continue;
    const steps = stored.get(point.series) ?? new Map<number, number[]>();
    stored.set(point.series, steps);
    steps.set(point.step, [...(steps.get(point.step) ?? []), Number(point.value)]);
  }
  expect(journalled.length).toBeGreaterThan(1000);
  const problems: string[] = [];
  for (const [index, name] of (['train/loss', 'crash/float64'] as const).entries()) {
    const steps = stored.get(name)!;
    expect(steps.size).toBe(journalled.length);
    for (const entry of journalled) {
      const values = steps.get(entry[0]);
      if (values?.length !== 1 || !Object.is(values[0], entry[index + 1])) problems.push(`${name} at ${entry[0]}: ${String(values)} instead of ${entry[index + 1]}`);
    }
  }
  expect(problems).toEqual([]);
  expect(existsSync(join(folder, 'data'))).toBe(true);
  const ended = once(server, 'exit');
  server.kill('SIGTERM');
  expect(await ended).toEqual([0, null]);
}, 600_000);
