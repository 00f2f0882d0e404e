import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Browser } from '@playwright/test';
import { findChromium } from '../scripts/chromium.ts';
import { record, type BenchResult } from './measure.ts';

/** What a bench in a browser works with. */
export interface BrowserBench {
  readonly browser: Browser;
  /** Removed when the bench is over, also after a failure. */
  readonly folder: string;
}

/** Measures in Chromium and records the result. Without a Chromium it ends at once with what to do, before anything is seeded. */
export async function benchInBrowser(topic: string, measure: (bench: BrowserBench) => Promise<Omit<BenchResult, 'topic'>>): Promise<void> {
  const browser = await openChromium(topic);
  const folder = mkdtempSync(join(tmpdir(), `tunewatch-bench-${topic}-`));
  try {
    record({ topic, ...(await measure({ browser, folder })) });
  } finally {
    await browser.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function openChromium(topic: string): Promise<Browser> {
  try {
    const executablePath = findChromium();
    return await chromium.launch({ args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'], ...(executablePath ? { executablePath } : {}) });
  } catch (cause) {
    throw new Error(`The bench ${topic} needs a Chromium, and none could be started. Install one (Debian: apt-get install chromium; elsewhere: npx playwright install chromium), or point CHROMIUM_PATH at it.`, { cause });
  }
}
