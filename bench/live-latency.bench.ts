/** Time from `run.log` in a training process to the browser frame that shows it: agent, server and Chromium on one machine. */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { decodePackets } from '../lib/protocol/decode-packet.ts';
import type { RunFrame } from '../lib/protocol/live-channel.ts';
import { findChromium } from '../scripts/chromium.ts';
import { quantile, record } from './measure.ts';
import { startServer } from './server-process.ts';

const seconds = 15;
const rates = [1_000, 10_000, 100_000];
const folder = mkdtempSync(join(tmpdir(), 'tunewatch-bench-live-'));
const server = await startServer(join(folder, 'data'));
const executablePath = findChromium();
const browser = await chromium.launch({ args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'], ...(executablePath ? { executablePath } : {}) });

/** Notes every live frame with the time of the animation frame after it came. */
const noteFrames = () => {
  const noted: { at: number; text: string }[] = [];
  Object.assign(globalThis, { notedFrames: noted });
  const Native = globalThis.WebSocket;
  globalThis.WebSocket = class extends Native {
    constructor(url: string | URL, protocols?: string | string[]) {
      super(url, protocols);
      this.addEventListener('message', ({ data }) => {
        if (typeof data !== 'string' || !data.includes('"run:published"')) return;
        requestAnimationFrame(() => noted.push({ at: performance.timeOrigin + performance.now(), text: data }));
      });
    }
  };
};

async function latenciesAt(pointsPerSecond: number): Promise<number[]> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'live-latency-trainer.mjs'), String(pointsPerSecond), String(seconds)], {
    env: { ...process.env, TUNEWATCH_URL: server.url, TUNEWATCH_SPOOL_DIR: join(folder, `spool-${pointsPerSecond}`) },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const url = await new Promise<string>((resolve) => child.stdout.once('data', (text: Buffer) => resolve(text.toString().trim())));
  const page = await browser.newPage();
  await page.addInitScript(noteFrames);
  // The run is known to the server a moment after the agent is.
  while (!(await fetch(url.replace('/runs/', '/api/v1/runs/'))).ok) await new Promise((resume) => setTimeout(resume, 100));
  await page.goto(url);
  // The chart of the clock is looked at: only what is on the screen comes in full.
  await page.locator('[data-chart="own-bench-0"]').scrollIntoViewIfNeeded();
  // What comes while the page still loads waits for the page; counted is what a reader who looks at it gets.
  await page.waitForTimeout(2_000);
  await page.evaluate(() => ((globalThis as unknown as { notedFrames: unknown[] }).notedFrames.length = 0));
  await ended;
  const frames = await page.evaluate(() => (globalThis as unknown as { notedFrames: { at: number; text: string }[] }).notedFrames);
  await page.close();
  return frames.flatMap(({ at, text }) => {
    const [, frameText] = JSON.parse(text.slice(text.indexOf('['))) as [string, string];
    const frame = JSON.parse(frameText) as RunFrame;
    if (!frame.packet) return [];
    const [framed] = decodePackets(Buffer.from(frame.packet, 'base64'));
    const sent = framed?.packet.columns.series.find((series) => series.name === 'bench/sent-at-ms');
    // The newest value of a frame waited least, the oldest longest: both count, and all between.
    return sent ? Array.from(sent.values, (value) => at - value) : [];
  });
}

const raw: Record<string, unknown> = {};
const results = [];
for (const rate of rates) {
  const latencies = await latenciesAt(rate);
  const [p50, p99] = [quantile(latencies, 0.5), quantile(latencies, 0.99)];
  raw[rate] = { frames: latencies.length, p50, p99, latencies: latencies.map((value) => Math.round(value)) };
  results.push({ name: `p50 at ${rate.toLocaleString('en')} points/s`, value: p50, unit: 'ms' });
  results.push({ name: `p99 at ${rate.toLocaleString('en')} points/s`, value: p99, unit: 'ms', ...(rate === 10_000 ? { aim: '≤ 250', isMet: p99 <= 250 } : {}) });
}
await browser.close();
await server.stop();
rmSync(folder, { recursive: true });
record({
  topic: 'live-latency',
  method: `A training process logs its clock and filler series at 1,000, 10,000 and 100,000 points a second for ${seconds} s through the built agent; a Chromium page of the run notes the animation frame after each live frame; latency = that time − the logged clock, for every value a frame carries, from two seconds after the page has opened. One machine, one clock.`,
  results,
  raw,
});
