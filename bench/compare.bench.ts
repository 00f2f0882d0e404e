/** First paint of the comparison of 50 runs of 10⁶ points each, against that of 5 of them. */
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { benchHeader } from './bench-header.ts';
import { benchInBrowser, paintedAfterMs } from './browser-bench.ts';
import { copyRun } from './copy-run.ts';
import { runIdOf } from './many-runs.ts';
import { alternate, median } from './measure.ts';
import { startServer } from './server-process.ts';
import { fillSeries, openBenchStore } from './synthetic-run.ts';

const [few, many] = [5, 50];
const points = 1_000_000;
const loads = 9;
const metric = 'train/loss';

/** Runs whose one metric has the same points: the first goes through the store, the others are copies of its rows. */
function seed(dataDirectory: string): void {
  const { store, runId } = openBenchStore(dataDirectory);
  fillSeries(store, runId, points);
  store.runs.setStatus(runId, 'finished', { atMs: benchHeader().startedAtMs + points * 10, source: 'agent' });
  store.close();
  const sqlite = new Database(join(dataDirectory, 'tunewatch.db'));
  const first = sqlite.prepare<[string], { key: number }>('SELECT key FROM runs WHERE id = ?').get(runId)!;
  for (let number = 1; number < many; number++) copyRun(sqlite, first, { id: idOf(number), name: `run ${number}` });
  sqlite.close();
}

/** Id of the run with that number; the first is the one of all benches. */
function idOf(number: number): string {
  return number === 0 ? benchHeader().runId : runIdOf(number + 2 ** 32);
}

await benchInBrowser('compare', async ({ context, folder }) => {
  const seedStartMs = performance.now();
  seed(join(folder, 'data'));
  const seedSeconds = (performance.now() - seedStartMs) / 1000;
  const server = await startServer(join(folder, 'data'));
  try {
    const paint = (runs: number) => paintedAfterMs(context, `${server.url}/compare?runs=${Array.from({ length: runs }, (_, number) => idOf(number)).join(',')}`, '[data-compare][data-ready]');
    const cold = { many: await paint(many), few: await paint(few) };
    const painted = await alternate(loads, { many: () => paint(many), few: () => paint(few) });
    const ratio = median(painted.many) / median(painted.few);
    return {
      method: `${many} runs of 10⁶ points of ${metric} each; the first is stored through the store, the others are copies of its rows. The page that compares them and the one that compares ${few} of them are opened in turns, ${loads} times each: time from navigation until the chart with the curves of all of them is painted. The very first load of each is in raw.`,
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
