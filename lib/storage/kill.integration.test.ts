import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { seededRandom } from '../../test/seeded-random.ts';
import { toJsonNumber } from '../protocol/json-number.ts';
import { createStore } from './create-store.ts';
import { journalNames, journalValue, rowsPerPacket } from './kill-writer.fixture.ts';
import { findMigrations } from './migrations.ts';
import { attemptId, runId } from './store.fixture.ts';

const folder = mkdtempSync(join(tmpdir(), 'tunewatch-kill-store-'));
const writer = join(folder, 'kill-writer.mjs');
const dataDir = join(folder, 'data');
afterAll(() => rmSync(folder, { recursive: true, force: true }));

// Bundled once: fifty starts of a bundle take a tenth of the time of fifty starts from source.
beforeAll(async () => {
  await build({ entryPoints: [join(import.meta.dirname, 'kill-writer.fixture.ts')], outfile: writer, bundle: true, platform: 'node', format: 'esm', packages: 'external', logLevel: 'error' });
  const root = join(findMigrations(), '..');
  for (const name of ['node_modules', 'drizzle']) symlinkSync(join(root, name), join(folder, name));
});

/** Starts the writer, kills it after it said so many packets or so many milliseconds, and answers the last one it said. */
async function killOnce(packets: number, laterMs: number): Promise<number> {
  const child = spawn(process.execPath, [writer, dataDir], { stdio: ['ignore', 'pipe', 'inherit'] });
  let said = '';
  let killing: NodeJS.Timeout | undefined;
  child.stdout.on('data', (text: Buffer) => {
    said += text.toString();
    if (said.split('\n').length > packets) killing ??= setTimeout(() => child.kill('SIGKILL'), laterMs);
  });
  const [code, signal] = (await once(child, 'close')) as [number | null, string | null];
  expect({ code, signal }, 'the writer ends only by being killed').toEqual({ code: null, signal: 'SIGKILL' });
  return Math.max(0, ...said.split('\n').slice(0, -1).map(Number));
}

/** Every value of the packets up to `last`, exactly once and to the last bit; nothing of a packet only in part. */
function compareWithJournal(acknowledged: number): number {
  const store = createStore({ dataDir });
  try {
    const stored = store.series.lastSeq(runId, attemptId);
    expect(stored).toBeGreaterThanOrEqual(acknowledged);
    const steps = Array.from({ length: stored * rowsPerPacket }, (_, step) => step);
    for (const name of ['train/loss', 'double', 'sparse']) {
      const expected = steps.filter((step) => journalNames(step).includes(name));
      const [read] = store.series.read(runId, [name], { buckets: 10_000_000 });
      expect(read).toMatchObject({ resolution: 'raw', step: expected, value: expected.map((step) => toJsonNumber(journalValue(name, step))) });
    }
    let seq = 0;
    for (const packet of store.series.replay(runId)) expect([packet.seq, packet.histograms.length]).toEqual([++seq, 1]);
    expect(seq).toBe(stored);
    return stored;
  } finally {
    store.close();
  }
}

it('keeps every acknowledged value exactly once through 50 kills at any moment', async () => {
  const random = seededRandom(4_711);
  let acknowledged = 0;
  for (let kill = 1; kill <= 50; kill++) {
    acknowledged = Math.max(acknowledged, await killOnce(Math.floor(random() * 30), random() * 8));
    if (kill % 10 === 0) compareWithJournal(acknowledged);
  }
  const stored = compareWithJournal(acknowledged);
  expect(acknowledged).toBeGreaterThan(200);
  // At most the one packet that was in its commit at each kill may be there without having been acknowledged.
  expect(stored - acknowledged).toBeLessThanOrEqual(1);
}, 300_000);
