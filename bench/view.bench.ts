/** A 2,000-bucket view of a long series: the store's pyramid against GROUP BY on plain rows, side by side in one process. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { alternate, median, record, secondsOf } from './measure.ts';
import { fillSeries, openBenchStore, syntheticLoss } from './synthetic-run.ts';

const buckets = 2000;
const rounds = 5;
const folder = mkdtempSync(join(tmpdir(), 'tunewatch-bench-view-'));
const results = [];
const raw: Record<string, unknown> = {};
for (const points of [1_000_000, 10_000_000]) {
  const { store, runId } = openBenchStore(join(folder, `store-${points}`));
  fillSeries(store, runId, points);
  const rows = new Database(join(folder, `rows-${points}.sqlite`));
  rows.pragma('journal_mode = WAL');
  rows.exec('CREATE TABLE points (series INTEGER, step INTEGER, value REAL, PRIMARY KEY (series, step)) WITHOUT ROWID');
  const insert = rows.prepare('INSERT INTO points VALUES (1, ?, ?)');
  rows.transaction(() => {
    for (let step = 0; step < points; step++) insert.run(BigInt(step), syntheticLoss(step));
  })();
  const grouped = rows.prepare(
    'SELECT step * CAST(? AS INTEGER) / CAST(? AS INTEGER) AS bucket, MIN(step), MIN(value), MAX(value), AVG(value), COUNT(*) FROM points WHERE series = 1 GROUP BY bucket',
  );
  let seen = 0;
  const measured = await alternate(rounds, {
    pyramid: () => secondsOf(() => (seen = store.series.read(runId, ['train/loss'], { buckets })[0]!.step.length)),
    groupBy: () => secondsOf(() => void grouped.all(buckets, points)),
  });
  const ratio = median(measured.groupBy) / median(measured.pyramid);
  results.push({ name: `GROUP BY time / view time, ${points.toLocaleString('en')} points (${seen} buckets)`, value: ratio, unit: '×', ...(points === 10_000_000 ? { aim: '≥ 500', isMet: ratio >= 500 } : {}) });
  raw[points] = measured;
  rows.close();
  store.close();
}
rmSync(folder, { recursive: true });
record({
  topic: 'view',
  method: `The whole of a series of 10⁶ and 10⁷ points as ${buckets} min/max/mean buckets, read by the store and by GROUP BY on a clustered table of rows; ${rounds} alternating rounds, medians; seconds in raw.`,
  results,
  raw,
});
