/** Main-thread work of a live run page with 100 charts against one with 8, in Chromium: what is not on the screen should cost next to nothing. */
import { join } from 'node:path';
import type { BrowserContext } from '@playwright/test';
import { becomeIdle, benchInBrowser, mainThreadSeconds } from './browser-bench.ts';
import { openFeeder } from './live-feeder.ts';
import { runIdOf } from './many-runs.ts';
import { alternate, median } from './measure.ts';
import { startServer } from './server-process.ts';

const [few, many] = [8, 100];
const rounds = 5;
const updates = 60;
const everyMs = 100;
const rowsPerUpdate = 5;

interface Watched {
  readonly taskSeconds: number;
  readonly scriptSeconds: number;
  /** Characters of the live frames that came. */
  readonly frameCharacters: number;
  readonly frames: number;
  readonly charts: number;
}

await benchInBrowser('many-charts', async ({ context, folder }) => {
  const server = await startServer(join(folder, 'data'));
  try {
    const measured: Record<number, Watched[]> = { [few]: [], [many]: [] };
    let opened = 0;
    const taskSecondsOf = async (charts: number) => {
      const watched = await watch(context, server.url, charts, ++opened);
      measured[charts]!.push(watched);
      return watched.taskSeconds;
    };
    await watch(context, server.url, few, ++opened); // what is loaded once is loaded now
    const tasks = await alternate(rounds, { many: () => taskSecondsOf(many), few: () => taskSecondsOf(few) });
    const of = (charts: number, part: (watched: Watched) => number) => median(measured[charts]!.map(part));
    const taskRatio = median(tasks.many) / median(tasks.few);
    const scriptRatio = of(many, (watched) => watched.scriptSeconds) / of(few, (watched) => watched.scriptSeconds);
    const perFrame = (watched: Watched) => watched.frameCharacters / watched.frames;
    return {
      method: `A run page with ${many} charts of own metrics and one with ${few}, ${rounds} times each in turns; every metric gets ${rowsPerUpdate} steps ${1000 / everyMs} times a second, ${updates} times, from an agent's connection. Work of the page's main thread meanwhile (Chromium's TaskDuration and ScriptDuration). The window is 1440 × 900 and stays at the top.`,
      results: [
        { name: `main-thread work, ${many} charts / ${few} charts`, value: taskRatio, unit: '×', aim: '≤ 1.5', isMet: taskRatio <= 1.5 },
        { name: `script time, ${many} charts / ${few} charts`, value: scriptRatio, unit: '×' },
        { name: `main-thread work a second, ${many} charts`, value: (1000 * median(tasks.many)) / ((updates * everyMs) / 1000), unit: 'ms/s' },
        { name: `main-thread work a second, ${few} charts`, value: (1000 * median(tasks.few)) / ((updates * everyMs) / 1000), unit: 'ms/s' },
        { name: `characters a frame, ${many} charts`, value: of(many, perFrame), unit: 'characters' },
        { name: `characters a frame, ${few} charts`, value: of(few, perFrame), unit: 'characters' },
      ],
      raw: measured,
    };
  } finally {
    await server.stop();
  }
});

/** A new run with that many charts, watched in a page of its own while it is fed. */
async function watch(context: BrowserContext, url: string, charts: number, number: number): Promise<Watched> {
  const names = ['train/loss', ...Array.from({ length: charts - 1 }, (_, index) => `metric-${index}`)];
  const feeder = await openFeeder(url, names, { runId: runIdOf(number), attemptId: runIdOf(number + 2 ** 40), name: `${charts} charts` });
  await feeder.push(500);
  const page = await context.newPage();
  let [frames, frameCharacters] = [0, 0];
  page.on('websocket', (socket) =>
    socket.on('framereceived', ({ payload }) => {
      if (typeof payload !== 'string' || !payload.includes('"run:published"')) return;
      frames += 1;
      frameCharacters += payload.length;
    }),
  );
  await page.goto(`${url}/runs/${feeder.runId}`);
  await page.waitForSelector('[data-chart] canvas');
  await becomeIdle(page);
  const session = await context.newCDPSession(page);
  await session.send('Performance.enable');
  const before = await mainThreadSeconds(session);
  [frames, frameCharacters] = [0, 0];
  for (let update = 0; update < updates; update++) {
    const dueMs = performance.now() + everyMs;
    await feeder.push(rowsPerUpdate);
    await new Promise((resume) => setTimeout(resume, Math.max(0, dueMs - performance.now())));
  }
  const after = await mainThreadSeconds(session);
  const shown = await page.locator('[data-chart]').count();
  await page.close();
  feeder.close();
  return { taskSeconds: after.task - before.task, scriptSeconds: after.script - before.script, frameCharacters, frames, charts: shown };
}
