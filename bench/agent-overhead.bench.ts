/** What the agent costs a training: step time with it over step time without, alternating processes, same seeds, same steps. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { alternate, median, record } from './measure.ts';
import { startServer } from './server-process.ts';

const rounds = 2;
const folder = mkdtempSync(join(tmpdir(), 'tunewatch-bench-agent-'));
const server = await startServer(join(folder, 'data'));

/** Milliseconds per step of one fresh training process. */
function msPerStep(network: string, watching: string): number {
  const { stdout, stderr, status } = spawnSync(process.execPath, [join(import.meta.dirname, 'agent-overhead-trainer.mjs'), network, watching], {
    encoding: 'utf8',
    env: { ...process.env, TUNEWATCH_URL: server.url, TUNEWATCH_SPOOL_DIR: join(folder, 'spool') },
  });
  if (status !== 0) throw new Error(`The training process ended with ${status}:\n${stderr}`);
  return (JSON.parse(stdout) as { msPerStep: number }).msPerStep;
}

const results = [];
const raw: Record<string, unknown> = {};
for (const network of ['mlp-wasm', 'cnn-cpu']) {
  const measured = await alternate(rounds, {
    without: () => msPerStep(network, 'without'),
    scalars: () => msPerStep(network, 'scalars'),
    default: () => msPerStep(network, 'default'),
    everything: () => msPerStep(network, 'everything'),
  });
  raw[network] = measured;
  const aims = { scalars: 1, default: 3, everything: undefined };
  for (const [watching, aim] of Object.entries(aims) as [keyof typeof aims, number | undefined][]) {
    // Pairs of one round were measured next to each other; the median of their ratios is steadier than a ratio of medians.
    const overhead = (median(measured[watching].map((value, round) => value / measured.without[round]!)) - 1) * 100;
    results.push({ name: `${network}, ${watching}: added step time`, value: overhead, unit: '%', ...(aim ? { aim: `≤ ${aim} %`, isMet: overhead <= aim } : {}) });
  }
}
await server.stop();
rmSync(folder, { recursive: true });
record({
  topic: 'agent-overhead',
  method: `MLP 784-128-64-10, batch 64, wasm; CNN on 8×8 digits, batch 32, pure-JS cpu. Fresh process each, first 50 steps not counted, ${rounds} alternating rounds with reversed order in every other; median over rounds of (with / without − 1). "everything" samples every signal at every step with the budget lifted. The server runs on the same two cores.`,
  results,
  raw,
});
