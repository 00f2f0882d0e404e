/** JavaScript heap of a run page in Chromium after 36,000 live frames (an hour at ten a second) against after 4,000. */
import { join } from 'node:path';
import { encodePacket } from '../lib/protocol/encode-packet.ts';
import { becomeIdle, benchInBrowser } from './browser-bench.ts';
import { openFrameSource } from './frame-source.ts';
import { columnsOf, openFeeder } from './live-feeder.ts';
import { runIdOf } from './many-runs.ts';
import { startServer } from './server-process.ts';

const [early, late] = [4_000, 36_000];
const rowsPerFrame = 5;
const framesAtOnce = 100;
const names = ['train/loss', 'validation/loss', 'train/accuracy', 'validation/accuracy', 'learning-rate', 'score'];

await benchInBrowser('live-heap', async ({ context, folder }) => {
  const server = await startServer(join(folder, 'data'));
  const source = await openFrameSource(server.url);
  const feeder = await openFeeder(server.url, names, { runId: runIdOf(1), attemptId: runIdOf(2), name: 'live' });
  try {
    await feeder.push(rowsPerFrame);
    const page = await context.newPage();
    await page.addInitScript(() => {
      const count = { frames: 0 };
      Object.assign(globalThis, { count });
      const Native = globalThis.WebSocket;
      globalThis.WebSocket = class extends Native {
        constructor(url: string | URL, protocols?: string | string[]) {
          super(url, protocols);
          this.addEventListener('message', ({ data }) => {
            if (typeof data === 'string' && data.includes('"run:published"')) count.frames += 1;
          });
        }
      };
    });
    await page.goto(`${source.url}/runs/${feeder.runId}`);
    await page.waitForSelector('[data-chart] canvas');
    await becomeIdle(page);
    const session = await context.newCDPSession(page);
    let sent = 0;
    /** Sends frames as fast as the page takes them, and waits until it has drawn after the last of them. */
    const sendUpTo = async (frames: number) => {
      while (sent < frames) {
        for (let i = 0; i < framesAtOnce; i++) {
          sent += 1;
          const columns = columnsOf(names, sent * rowsPerFrame, rowsPerFrame, 1_750_000_000_000);
          source.send({ packet: Buffer.from(encodePacket({ seq: sent, columns, histograms: [], events: [] })).toString('base64') });
        }
        await page.evaluate((wanted) => new Promise<void>((resolve) => {
          const look = () => ((globalThis as unknown as { count: { frames: number } }).count.frames >= wanted ? requestAnimationFrame(() => resolve()) : requestAnimationFrame(look));
          look();
        }), sent);
      }
    };
    const heapMiB = async () => {
      await session.send('HeapProfiler.collectGarbage');
      const { usedSize, backingStorageSize = 0 } = (await session.send('Runtime.getHeapUsage')) as { readonly usedSize: number; readonly backingStorageSize?: number };
      return { used: usedSize / 2 ** 20, buffers: backingStorageSize / 2 ** 20 };
    };
    const heaps: Record<number, Awaited<ReturnType<typeof heapMiB>>> = {};
    const startMs = performance.now();
    for (const frames of [early, 12_000, 20_000, 28_000, late]) {
      await sendUpTo(frames);
      heaps[frames] = await heapMiB();
    }
    const framesASecond = late / ((performance.now() - startMs) / 1000);
    const lastStep = await page.locator('main').innerText();
    const used = heaps[late]!.used / heaps[early]!.used - 1;
    const buffers = heaps[late]!.buffers - heaps[early]!.buffers;
    return {
      method: `A run page takes ${late.toLocaleString('en')} frames of ${names.length} series and ${rowsPerFrame} steps each, sent in the server's place as fast as the page takes them. After each stretch the garbage is collected; heap and the memory behind typed arrays (the series buffers, bounded to 1,200 rows a series) are read.`,
      results: [
        { name: `heap after ${late} frames beyond that after ${early}`, value: 100 * used, unit: '%', aim: '≤ 5', isMet: used <= 0.05 },
        { name: `heap after ${early} frames`, value: heaps[early]!.used, unit: 'MiB' },
        { name: `heap after ${late} frames`, value: heaps[late]!.used, unit: 'MiB' },
        { name: 'growth of the memory behind typed arrays', value: buffers, unit: 'MiB', aim: '≤ 1', isMet: buffers <= 1 },
        { name: 'frames taken a second', value: framesASecond, unit: 'frames/s' },
      ],
      raw: { heaps, pageText: lastStep.slice(0, 400) },
    };
  } finally {
    feeder.close();
    await source.close();
    await server.stop();
  }
});
