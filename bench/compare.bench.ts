/** First paint of the comparison of 50 runs of 10⁶ points each, against that of 5 of them. */
import { join } from 'node:path';
import type Database from 'better-sqlite3';
import { decodePackets } from '../lib/protocol/decode-packet.ts';
import { createStore } from '../lib/storage/create-store.ts';
import { benchHeader } from './bench-header.ts';
import { benchInBrowser, paintedAfterMs } from './browser-bench.ts';
import { runIdOf } from './many-runs.ts';
import { alternate, median } from './measure.ts';
import { startServer } from './server-process.ts';
import { packetOf } from './synthetic-run.ts';

const [few, many] = [5, 50];
const points = 1_000_000;
const rowsPerPacket = 50_000;
const loads = 9;
const metric = 'train/loss';
const silentLogger = { info: () => undefined, warn: () => undefined, error: () => undefined };

/** Runs whose one metric has the same points: one stream of packets is read once and stored for each. */
function seed(dataDirectory: string): void {
  let database: Database.Database | undefined;
  const store = createStore({ dataDir: dataDirectory, logger: silentLogger, wrap: (sqlite) => (database = sqlite) });
  const usual = benchHeader();
  const packets = Array.from({ length: points / rowsPerPacket }, (_, index) => decodePackets(packetOf(index + 1, index * rowsPerPacket, rowsPerPacket, [metric], usual.startedAtMs))[0]!);
  for (let number = 0; number < many; number++) {
    const header = { ...usual, runId: runIdOf(number), attemptId: runIdOf(number + 2 ** 40), name: `run ${number}`, config: { seed: number, learningRate: 0.1 / (1 + number) } };
    database?.exec('BEGIN IMMEDIATE');
    store.runs.openAttempt(header, header.startedAtMs);
    for (const packet of packets) store.series.append(header.runId, header.attemptId, [packet], header.startedAtMs);
    store.runs.setStatus(header.runId, 'finished', { atMs: header.startedAtMs + points * 10, source: 'agent' });
    database?.exec('COMMIT');
  }
  store.close();
}

await benchInBrowser('compare', async ({ context, folder }) => {
  const seedStartMs = performance.now();
  seed(join(folder, 'data'));
  const seedSeconds = (performance.now() - seedStartMs) / 1000;
  const server = await startServer(join(folder, 'data'));
  try {
    const paint = (runs: number) => paintedAfterMs(context, `${server.url}/compare?runs=${Array.from({ length: runs }, (_, number) => runIdOf(number)).join(',')}`, '[data-compare][data-ready]');
    const cold = { many: await paint(many), few: await paint(few) };
    const painted = await alternate(loads, { many: () => paint(many), few: () => paint(few) });
    const ratio = median(painted.many) / median(painted.few);
    return {
      method: `${many} runs of 10⁶ points of ${metric} each, stored through the store. The page that compares them and the one that compares ${few} of them are opened in turns, ${loads} times each: time from navigation until the chart with the curves of all of them is painted. The very first load of each is in raw.`,
      results: [
        { name: `first paint of ${many} runs / of ${few} runs`, value: ratio, unit: '×', aim: '≤ 2', isMet: ratio <= 2 },
        { name: `first paint of ${many} runs`, value: median(painted.many), unit: 'ms' },
        { name: `first paint of ${few} runs`, value: median(painted.few), unit: 'ms' },
        { name: 'seeding', value: seedSeconds, unit: 's' },
      ],
      raw: { cold, painted },
    };
  } finally {
    await server.stop();
  }
});
