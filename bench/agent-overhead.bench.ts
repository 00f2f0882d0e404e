/** What the agent costs a training: time of turns with it over turns without, of two trainings that alternate in one process. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { quantile, median, record } from './measure.ts';
import { startServer } from './server-process.ts';

const turns = 24;
const folder = mkdtempSync(join(tmpdir(), 'tunewatch-bench-agent-'));
const server = await startServer(join(folder, 'data'));

interface Turns {
  readonly without: readonly number[];
  readonly with: readonly number[];
}

function measure(network: string, watching: string): Turns {
  const { stdout, stderr, status } = spawnSync(process.execPath, [join(import.meta.dirname, 'agent-overhead-trainer.mjs'), network, watching, String(turns)], {
    encoding: 'utf8',
    env: { ...process.env, TUNEWATCH_URL: server.url, TUNEWATCH_SPOOL_DIR: join(folder, 'spool') },
  });
  if (status !== 0) throw new Error(`The training process ended with ${status}:\n${stderr}`);
  return JSON.parse(stdout) as Turns;
}

const results = [];
const raw: Record<string, Turns> = {};
const aims = { scalars: 1, default: 3, everything: undefined };
for (const network of ['mlp-wasm', 'cnn-cpu']) {
  for (const [watching, aim] of Object.entries(aims)) {
    const measured = measure(network, watching);
    raw[`${network}, ${watching}`] = measured;
    // Turns next to each other make a pair; the first pair holds compilation and the dense sampling of the first 50 steps.
    const ratios = measured.with.map((value, pair) => value / measured.without[pair]!).slice(1);
    const overhead = (median(ratios) - 1) * 100;
    results.push({ name: `${network}, ${watching}: added step time`, value: overhead, unit: '%', ...(aim ? { aim: `≤ ${aim} %`, isMet: overhead <= aim } : {}) });
    results.push({ name: `${network}, ${watching}: half of the pairs lie within ±`, value: ((quantile(ratios, 0.75) - quantile(ratios, 0.25)) / 2) * 100, unit: '%' });
  }
}
await server.stop();
rmSync(folder, { recursive: true });
record({
  topic: 'agent-overhead',
  method: `MLP 784-128-64-10, batch 64, wasm; CNN on 8×8 digits, batch 32, pure-JS cpu. Two equal trainings in one process, one watched, taking turns of 100 steps, ${turns} pairs with reversed order in every other, the first pair not counted; median over pairs of (with / without − 1). "everything" samples every signal at every step with the budget lifted. The server runs on the same two cores.`,
  results,
  raw,
});
