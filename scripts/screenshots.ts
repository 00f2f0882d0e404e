/**
 * Pictures of a running server for the documentation: `tsx scripts/screenshots.ts <url> [folder]`. Takes what is there, e.g. after the demo:
 * the runs list, a faulty and a healthy run, in both themes, both languages, on a desktop and on a phone.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type BrowserContextOptions } from '@playwright/test';
import { findChromium } from './chromium.ts';

const [url = 'http://127.0.0.1:3000', folder = 'docs/screenshots'] = process.argv.slice(2);
mkdirSync(folder, { recursive: true });

const desktop = { viewport: { width: 1360, height: 900 } };
const phone = { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true };
const light = { colorScheme: 'light' } as const;
const dark = { colorScheme: 'dark' } as const;
const english = { locale: 'en-GB' };
const chinese = { locale: 'zh-CN' };

const { items } = (await (await fetch(`${url}/api/v1/runs?limit=200`)).json()) as { items: { id: string; name: string }[] };
const runNamed = (name: string) => items.find((run) => run.name === name)?.id ?? items[0]?.id;
const healthy = `/runs/${runNamed('healthy-adam')}`;
const faulty = `/runs/${runNamed('learning-rate-too-high')}`;
const vanishing = `/runs/${runNamed('vanishing-sigmoid')}`;

const shots: readonly (readonly [name: string, path: string, options: BrowserContextOptions])[] = [
  ['runs-light', '/', { ...desktop, ...light, ...english }],
  ['runs-dark-zh', '/', { ...desktop, ...dark, ...chinese }],
  ['run-light', healthy, { ...desktop, ...light, ...english }],
  ['run-dark', faulty, { ...desktop, ...dark, ...english }],
  ['run-incidents-light', `${faulty}?tab=incidents`, { ...desktop, ...light, ...english }],
  ['run-incidents-dark-zh', `${vanishing}?tab=incidents`, { ...desktop, ...dark, ...chinese }],
  ['run-layers-light', `${vanishing}?tab=layers`, { ...desktop, ...light, ...english }],
  ['run-histograms-dark', `${healthy}?tab=histograms`, { ...desktop, ...dark, ...english }],
  ['run-phone-light', faulty, { ...phone, ...light, ...english }],
  ['run-phone-dark-zh', faulty, { ...phone, ...dark, ...chinese }],
  ['rule-light', '/rules/gradient-vanishing', { ...desktop, ...light, ...english }],
  ['tip-light-zh', '/tips/B2', { ...desktop, ...light, ...chinese }],
];

const executablePath = findChromium();
const browser = await chromium.launch({ args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'], ...(executablePath ? { executablePath } : {}) });
for (const [name, path, options] of shots) {
  const context = await browser.newContext({ ...options, reducedMotion: 'reduce' });
  const page = await context.newPage();
  await page.goto(url + path, { waitUntil: 'networkidle' });
  await page.screenshot({ path: join(folder, `${name}.png`) });
  await context.close();
  console.log(name);
}
await browser.close();
