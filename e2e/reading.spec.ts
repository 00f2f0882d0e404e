import { RunPage } from './run-page.ts';
import { expect, test } from './tunewatch.ts';

test('language and theme are chosen by the browser first, then by the reader, and remembered', async ({ browser, tunewatch }) => {
  const context = await browser.newContext({ locale: 'zh-CN', colorScheme: 'dark', baseURL: tunewatch.url });
  const page = await context.newPage();
  await page.goto('/tips');
  await expect(page.locator('html')).toHaveAttribute('lang', /zh/);
  await expect(page.locator('html')).toHaveClass(/dark/);
  await expect(page.getByText('降低学习率').first()).toBeVisible();
  await page.getByRole('button', { name: /English/ }).click();
  await expect(page.getByText('Lower the learning rate').first()).toBeVisible();
  await page.reload();
  await expect(page.getByText('Lower the learning rate').first()).toBeVisible();
  await context.close();
});

test('every rule and every tip has a page in both languages', async ({ page }) => {
  const { items: rules } = (await (await page.request.get('/api/v1/rules')).json()) as { items: { id: string }[] };
  const { items: tips } = (await (await page.request.get('/api/v1/tips')).json()) as { items: { id: string; title: { en: string; zh: string } }[] };
  expect(tips).toHaveLength(63);
  expect(rules.length).toBeGreaterThanOrEqual(16);
  for (const [language, index] of [['en', 'en'], ['zh-CN', 'zh']] as const) {
    for (const path of [...rules.map(({ id }) => `/rules/${id}`), ...tips.map(({ id }) => `/tips/${id}`)]) {
      const response = await page.request.get(path, { headers: { 'accept-language': language } });
      expect(response.status(), path).toBe(200);
      const tip = tips.find(({ id }) => path === `/tips/${id}`);
      if (tip) expect((await response.text()).includes(tip.title[index].replaceAll('&', '&amp;').replaceAll("'", '&#x27;').slice(0, 12)), path).toBe(true);
    }
  }
});

test('at 390 px nothing scrolls sideways, and the verdict and its button come first', async ({ browser, tunewatch }) => {
  tunewatch.train('learning-rate-too-high', 30);
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, baseURL: tunewatch.url });
  const page = await context.newPage();
  await page.goto('/');
  await expect(page.getByRole('link', { name: 'learning-rate-too-high' }).first()).toBeVisible();
  const run = new RunPage(page);
  await run.openFromList('learning-rate-too-high');
  await expect(run.verdict).toContainText('Learning rate too high');
  await expect(run.verdict.getByRole('button', { name: 'Acknowledge' })).toBeInViewport();
  for (const tab of ['Overview', 'Layers', 'Histograms', 'System', 'Incidents', 'Config']) {
    await page.getByRole('tab', { name: tab }).click();
    await expect(page.getByRole('tab', { name: tab })).toHaveAttribute('aria-selected', 'true');
    expect(await page.evaluate(() => document.documentElement.scrollWidth), tab).toBeLessThanOrEqual(390);
  }
  await context.close();
});

test('a name full of markup is shown as text, and an unknown run says so', async ({ page }) => {
  await page.goto('/runs/01900000-0000-7000-8000-00000000dead');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('no such run', { ignoreCase: true });
  await page.goto('/?q=%3Cimg%20src%3Dx%20onerror%3D%22document.title%3D1%22%3E');
  await expect(page).not.toHaveTitle('1');
});
