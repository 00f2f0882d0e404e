/** What the agent costs a training: time of turns with it over turns without, of two trainings that alternate in one process. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { quantile, median, record } from './measure.ts';
import { startServer } from './server-process.ts';

const turns = { 'mlp-wasm': 24, 'cnn-cpu': 16 };
const folder = mkdtempSync(join(tmpdir(), 'tunewatch-bench-agent-'));
const server = await startServer(join(folder, 'data'));

interface Turns {
  readonly without: readonly number[];
  readonly with: readonly number[];
}
interface Measured {
  readonly milliseconds: Turns;
  readonly computed: { readonly without: readonly (number | null)[]; readonly with: readonly (number | null)[] };
}

function measure(network: string, watching: string, pairs: number, where: string): Measured {
  const { stdout, stderr, status } = spawnSync(process.execPath, [join(import.meta.dirname, 'agent-overhead-trainer.mjs'), network, watching, String(pairs), where], {
    encoding: 'utf8',
    env: { ...process.env, TUNEWATCH_URL: server.url, TUNEWATCH_SPOOL_DIR: join(folder, 'spool') },
  });
  if (status !== 0) throw new Error(`The training process ended with ${status}:\n${stderr}`);
  return JSON.parse(stdout) as Measured;
}

/** Added share in percent, over pairs of turns next to each other; the first holds compilation and the dense sampling of the first 50 steps. */
function added({ without, with: watched }: Turns) {
  const ratios = watched.map((value, pair) => value / without[pair]!).slice(1);
  return { percent: (median(ratios) - 1) * 100, halfWidth: ((quantile(ratios, 0.75) - quantile(ratios, 0.25)) / 2) * 100 };
}

const aims: Readonly<Record<string, number>> = { scalars: 1, default: 3 };
const cases: readonly (readonly [network: keyof typeof turns, watching: string, mode: 'offline' | 'online'])[] = [
  ...(['mlp-wasm', 'cnn-cpu'] as const).flatMap((network) => ['scalars', 'default', 'everything'].map((watching) => [network, watching, 'offline'] as const)),
  ['mlp-wasm', 'scalars', 'online'],
  ['mlp-wasm', 'default', 'online'],
];
const results = [];
const raw: Record<string, Measured> = {};
for (const [network, watching, mode] of cases) {
  const name = `${network}, ${watching}, ${mode === 'offline' ? 'server elsewhere' : 'server on the same cores'}`;
  const measured = measure(network, watching, turns[network], mode);
  raw[name] = measured;
  const { percent, halfWidth } = added(measured.milliseconds);
  const aim = mode === 'offline' ? aims[watching] : undefined;
  results.push({ name: `${name}: added step time`, value: percent, unit: '%', ...(aim ? { aim: `≤ ${aim} %`, isMet: percent <= aim } : {}) });
  results.push({ name: `${name}: half of the pairs lie within ±`, value: halfWidth, unit: '%' });
  const { without, with: watched } = measured.computed;
  if (without.every((ms) => ms !== null) && watched.every((ms) => ms !== null)) {
    results.push({ name: `${name}: added time of the training's thread`, value: added({ without, with: watched }).percent, unit: '%' });
  }
}
await server.stop();
rmSync(folder, { recursive: true });
record({
  topic: 'agent-overhead',
  method: `MLP 784-128-64-10, batch 64, wasm; CNN on 8×8 digits, batch 32, pure-JS cpu. Two equal trainings in one process, one watched, taking turns of 100 steps (${turns['mlp-wasm']} and ${turns['cnn-cpu']} pairs, reversed order in every other, the first pair not counted); median over pairs of (with / without − 1). "everything" samples every signal at every step with the budget lifted. "server elsewhere": the agent spools and sends nothing, as nothing but the agent is on a training machine; "on the same cores": the server stores and diagnoses on the two cores that train.`,
  results,
  raw,
});
