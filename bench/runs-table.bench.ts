/** The table of 10,000 runs in Chromium: first rows against the page of an empty server, a scroll through all of it, and the requests behind it. */
import { join } from 'node:path';
import type { BrowserContext } from '@playwright/test';
import { becomeIdle, benchInBrowser, paintedAfterMs } from './browser-bench.ts';
import { seedRuns } from './many-runs.ts';
import { alternate, median } from './measure.ts';
import { startServer } from './server-process.ts';

const runs = 10_000;
const loads = 15;
const requestRounds = 5;
const scrollLimitMs = 60_000;

await benchInBrowser('runs-table', async ({ context, folder }) => {
  const seedStartMs = performance.now();
  seedRuns(join(folder, 'full'), runs);
  const seedSeconds = (performance.now() - seedStartMs) / 1000;
  const full = await startServer(join(folder, 'full'));
  const empty = await startServer(join(folder, 'empty'));
  try {
    await paintedAfterMs(context, full.url, '[data-run]');
    await paintedAfterMs(context, empty.url, 'main h1');
    const shown = await alternate(loads, { full: () => paintedAfterMs(context, full.url, '[data-run]'), empty: () => paintedAfterMs(context, empty.url, 'main h1') });
    const scroll = await scrollThrough(context, full.url);
    const requests = await timesOfRequests(full.url);
    const ratio = median(shown.full) / median(shown.empty);
    const overLong = scroll.tasksMs.filter((ms) => ms > 50);
    return {
      method: `${runs.toLocaleString('en')} ended runs with config, tags, six metrics and an incident of every fifth. Page loads in turns with an empty server (${loads} each, warm cache, a new page each): time from navigation until the first row (the headline of the empty page) is painted. Then the table is scrolled to its end, 600 px a frame, with the long tasks (over 50 ms) that Chromium reports. Then each request ${requestRounds} times over HTTP.`,
      results: [
        { name: 'first rows of 10,000 runs / empty page', value: ratio, unit: '×', aim: '≤ 1.5', isMet: ratio <= 1.5 },
        { name: 'first rows of 10,000 runs', value: median(shown.full), unit: 'ms' },
        { name: 'rows scrolled through', value: scroll.rows, unit: 'rows', aim: String(runs), isMet: scroll.rows === runs },
        { name: 'longest task while scrolling (0: none over 50 ms)', value: Math.max(0, ...scroll.tasksMs), unit: 'ms', aim: '≤ 50', isMet: overLong.length === 0 },
        { name: 'tasks over 50 ms while scrolling', value: overLong.length, unit: 'tasks' },
        ...Object.entries(requests).map(([name, measured]) => ({ name, value: median(measured), unit: 'ms' })),
        { name: 'seeding', value: seedSeconds, unit: 's', aim: '≤ 60', isMet: seedSeconds <= 60 },
      ],
      raw: { shown, scroll, requests },
    };
  } finally {
    await full.stop();
    await empty.stop();
  }
});

/** Scrolls until no further row comes; the durations of the long tasks meanwhile, and how many rows the table ended with. */
async function scrollThrough(context: BrowserContext, url: string): Promise<{ readonly rows: number; readonly seconds: number; readonly tasksMs: number[] }> {
  const page = await context.newPage();
  await page.goto(url);
  await page.waitForSelector('[data-run]');
  await becomeIdle(page);
  const scrolled = await page.evaluate(
    ({ wanted, limitMs }) =>
      new Promise<{ rows: number; seconds: number; tasksMs: number[] }>((resolve) => {
        const tasksMs: number[] = [];
        const observer = new PerformanceObserver((list) => tasksMs.push(...list.getEntries().map(({ duration }) => duration)));
        observer.observe({ type: 'longtask' });
        const box = document.querySelector('.runs-scroll')!;
        const startMs = performance.now();
        let rows = 0;
        const step = () => {
          for (const row of box.querySelectorAll('[data-run]')) rows = Math.max(rows, Number(row.getAttribute('aria-rowindex')) - 1);
          if (rows < wanted && performance.now() - startMs < limitMs) {
            box.scrollTop += 600;
            requestAnimationFrame(step);
            return;
          }
          tasksMs.push(...observer.takeRecords().map(({ duration }) => duration));
          observer.disconnect();
          resolve({ rows, seconds: (performance.now() - startMs) / 1000, tasksMs });
        };
        requestAnimationFrame(step);
      }),
    { wanted: runs, limitMs: scrollLimitMs },
  );
  await page.close();
  return scrolled;
}

async function timesOfRequests(url: string): Promise<Record<string, number[]>> {
  const table = (query: string) => `/runs/table?limit=100&${query}`;
  const asked = {
    'table: usual order': table('pinned=first'),
    'table: sorted by the smallest validation loss': table('sort=min:validation/loss'),
    'table: sorted by a setting': table('sort=-config:learningRate'),
    'table: sorted by open incidents': table('sort=-incidents'),
    'table: filtered by a setting': table('filter=config:learningRate%20%3E%3D%200.01'),
    'table: filtered by a tag and a metric': table('filter=tag%20%3D%20even&filter=min:validation/loss%20%3C%202'),
    'table: text in names, notes and tags': table('text=run%2077'),
    'groups: by project': '/runs/groups?by=project',
    'groups: by tag': '/runs/groups?by=tag',
    'groups: by a setting': '/runs/groups?by=config:optimizer.name',
  };
  const timed = async (path: string) => {
    const startMs = performance.now();
    const answer = await fetch(`${url}/api/v1${path}`);
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${path} was answered with ${answer.status}: ${text}`);
    return performance.now() - startMs;
  };
  return alternate(requestRounds, Object.fromEntries(Object.entries(asked).map(([name, path]) => [name, () => timed(path)])));
}
