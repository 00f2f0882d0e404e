import { once } from 'node:events';
import { RunPage } from './run-page.ts';
import { expect, test } from './tunewatch.ts';

test('a training appears by itself, and its curves grow with HTTP cut off', async ({ page, tunewatch }) => {
  await page.goto('/');
  await expect(page.getByText('run.watch(model)')).toBeVisible(); // nothing yet: the three lines to copy

  tunewatch.train('healthy-adam', 40);
  await expect(page.getByRole('link', { name: 'healthy-adam' }).first()).toBeVisible();

  const run = new RunPage(page);
  await run.openFromList('healthy-adam');
  await run.waitForStep(20);
  // Everything is refused from here on. Next may still try to prefetch a page somebody could go to; data is never asked for.
  const dataRequests: string[] = [];
  await page.route('**/*', (route) => {
    if (route.request().url().includes('/api/')) dataRequests.push(route.request().url());
    return route.abort();
  });
  const before = await run.chartReaches('Loss');
  await expect.poll(() => run.chartReaches('Loss'), { timeout: 30_000 }).toBeGreaterThan(before + 60);
  await expect.poll(() => run.chartReaches('Gradient norm')).toBeGreaterThan(before);
  expect(dataRequests).toEqual([]);
});

test('the page survives a crash of the server and catches up', async ({ page, tunewatch }) => {
  tunewatch.train('healthy-adam', 40);
  const run = new RunPage(page);
  await page.goto('/');
  await expect(page.getByRole('link', { name: 'healthy-adam' }).first()).toBeVisible();
  await run.openFromList('healthy-adam');
  await run.waitForStep(20);
  await tunewatch.stop('SIGKILL');
  await expect(page.getByRole('alert').filter({ hasText: 'Connection lost' })).toBeVisible();
  const before = await run.steps();
  await tunewatch.start();
  await run.waitForStep(before + 50);
  await expect(page.getByRole('alert').filter({ hasText: 'Connection lost' })).toBeHidden();
});

test('a training that is stopped by a signal is said to be stopped', async ({ page, tunewatch }) => {
  const training = tunewatch.train('healthy-adam', 40);
  const run = new RunPage(page);
  await page.goto('/');
  await expect(page.getByRole('link', { name: 'healthy-adam' }).first()).toBeVisible();
  await run.openFromList('healthy-adam');
  await run.waitForStep(5);
  const ended = once(training, 'exit');
  training.kill('SIGTERM');
  await ended;
  await expect(run.stats.getByText('stopped')).toBeVisible();
});
