import type { Route } from '@playwright/test';
import { expect, test } from './tunewatch.ts';

test('while a page is on its way a bar says so, and it goes when the page is there', async ({ page }) => {
  await page.goto('/incidents');
  const held: Route[] = [];
  let isHolding = true;
  await page.route((url) => url.pathname === '/settings/channels', (route) => {
    if (isHolding && route.request().headers()['next-router-prefetch'] === undefined) held.push(route);
    else void route.continue();
  });
  const bar = page.getByRole('progressbar', { name: 'The page is on its way' });
  await expect(bar).toHaveCount(0);
  await page.getByRole('link', { name: 'Settings' }).click();
  await expect(bar).toBeVisible();
  await expect.poll(() => held.length).toBeGreaterThan(0);
  isHolding = false;
  for (const route of held) await route.continue();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Notifications');
  await expect(bar).toHaveCount(0);

  const settings = page.getByRole('navigation', { name: 'Settings' });
  for (const [link, heading] of [['Delivery log', 'Delivery log'], ['People and access', 'People and access'], ['Tokens', 'Tokens'], ['Audit log', 'Audit log'], ['Notifications', 'Notifications']] as const) {
    await settings.getByRole('link', { name: link, exact: true }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(heading);
    await expect(settings.getByRole('link', { name: link, exact: true })).toHaveAttribute('aria-current', 'page');
  }
  await page.goBack();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Audit log');
  await expect(bar).toHaveCount(0);
  expect((await page.goto('/runs/nobody'))!.status()).toBe(404);
});
