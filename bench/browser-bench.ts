import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type BrowserContext, type CDPSession, type Page } from '@playwright/test';
import { findChromium } from '../scripts/chromium.ts';
import { record, type BenchResult } from './measure.ts';

/** What a bench in a browser works with. */
export interface BrowserBench {
  /** One profile for all pages, so that what they load is cached alike. */
  readonly context: BrowserContext;
  /** Removed when the bench is over, also after a failure. */
  readonly folder: string;
}

/** Measures in Chromium and records the result. Without a Chromium it ends at once with what to do, before anything is seeded. */
export async function benchInBrowser(topic: string, measure: (bench: BrowserBench) => Promise<Omit<BenchResult, 'topic'>>): Promise<void> {
  const browser = await openChromium(topic);
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  // The compiler keeps names of functions by this one, which a page that is handed such a function does not have.
  await context.addInitScript('globalThis.__name = (value) => value');
  const folder = mkdtempSync(join(tmpdir(), `tunewatch-bench-${topic}-`));
  try {
    record({ topic, ...(await measure({ context, folder })) });
  } finally {
    await browser.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function openChromium(topic: string) {
  try {
    const executablePath = findChromium();
    return await chromium.launch({ args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'], ...(executablePath ? { executablePath } : {}) });
  } catch (cause) {
    throw new Error(`The bench ${topic} needs a Chromium, and none could be started. Install one (Debian: apt-get install chromium; elsewhere: npx playwright install chromium), or point CHROMIUM_PATH at it.`, { cause });
  }
}

/** Milliseconds from navigation to the animation frame after the one in which `count` elements of the selector are there: they are painted by then. */
export async function paintedAfterMs(context: BrowserContext, url: string, selector: string, count = 1): Promise<number> {
  const page = await context.newPage();
  await page.addInitScript(
    ({ wanted, most }) => {
      const painted = new Promise((resolve) => {
        const look = () => requestAnimationFrame(() => (document.querySelectorAll(wanted).length >= most ? requestAnimationFrame(() => resolve(performance.now())) : look()));
        look();
      });
      Object.assign(globalThis, { painted });
    },
    { wanted: selector, most: count },
  );
  await page.goto(url);
  const ms = await page.evaluate(() => (globalThis as unknown as { painted: Promise<number> }).painted);
  await page.close();
  return ms;
}

/** Resolves when the page has loaded and has nothing to do. */
export async function becomeIdle(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle');
  await page.evaluate(() => new Promise((resolve) => requestIdleCallback(resolve)));
}

/** Seconds the page's main thread has worked since it was opened. */
export async function mainThreadSeconds(session: CDPSession): Promise<{ readonly task: number; readonly script: number }> {
  const { metrics } = await session.send('Performance.getMetrics');
  const of = (name: string) => metrics.find((metric) => metric.name === name)?.value ?? NaN;
  return { task: of('TaskDuration'), script: of('ScriptDuration') };
}
