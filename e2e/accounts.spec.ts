import type { Browser, Page } from '@playwright/test';
import { expect, test, type TunewatchServer } from './tunewatch.ts';

const password = 'correct horse battery';

async function fillPerson(page: Page, name: string, email: string): Promise<void> {
  await page.getByLabel('Name').fill(name);
  await page.getByLabel('Email').fill(email);
  await page.getByLabel('Password').fill(password);
}

/** A browser of somebody else: no cookie of the first one. */
async function otherBrowser(browser: Browser, { url }: TunewatchServer): Promise<Page> {
  return (await browser.newContext({ baseURL: url })).newPage();
}

test('from the first account to a colleague, and a link for somebody without one', async ({ page, browser, tunewatch }) => {
  tunewatch.train('healthy-adam', 30);
  await page.goto('/');
  await expect(page.getByRole('link', { name: 'healthy-adam' }).first()).toBeVisible();

  await page.goto('/settings/access');
  await page.getByRole('link', { name: 'Turn accounts on' }).click();
  await expect(page).toHaveURL(/\/setup/); // the page before has a field called Name too
  await fillPerson(page, 'Ada', 'ada@example.org');
  await page.getByRole('button', { name: 'Make the account and sign in' }).click();
  await expect(page.getByRole('link', { name: 'Your account: Ada' })).toBeVisible();

  const bo = await otherBrowser(browser, tunewatch);
  await bo.goto('/incidents');
  await expect(bo).toHaveURL(/sign-in\?next=%2Fincidents/);
  await bo.getByLabel('Email', { exact: true }).fill('ada@example.org');
  await bo.getByLabel('Password', { exact: true }).fill('not the password');
  await bo.getByRole('button', { name: 'Sign in' }).first().click();
  await expect(bo.getByRole('alert').filter({ hasText: 'Email or password is not right.' })).toBeVisible();

  const chinese = await (await browser.newContext({ baseURL: tunewatch.url, locale: 'zh-CN' })).newPage();
  await chinese.goto('/sign-in');
  await chinese.getByLabel('邮箱', { exact: true }).fill('ada@example.org');
  await chinese.getByLabel('密码', { exact: true }).fill('not the password');
  await chinese.getByRole('button', { name: '登录' }).first().click();
  await expect(chinese.getByRole('alert').filter({ hasText: '邮箱或密码不正确。' })).toBeVisible();

  await page.goto('/settings/access');
  await page.getByRole('button', { name: 'Invite somebody' }).click();
  const invitation = await page.getByText(/\/invite\/tw_/).innerText();
  await bo.goto(invitation);
  await fillPerson(bo, '林 <b>娜</b>', 'lin@example.org');
  await bo.getByRole('button', { name: 'Make my account' }).click();
  await expect(bo.getByRole('link', { name: 'Your account: 林 <b>娜</b>' })).toBeVisible();
  await bo.goto('/settings/access');
  await expect(bo.getByText('Only admins see this page.')).toBeVisible();
  await expect(bo.getByRole('heading', { name: 'Tokens' })).toHaveCount(0);
  expect((await bo.request.get('/api/v1/tokens')).status()).toBe(403);

  await bo.goto('/');
  await bo.getByRole('link', { name: 'healthy-adam' }).first().click();
  await bo.getByRole('button', { name: 'Share' }).click();
  await bo.getByRole('button', { name: 'Make a link' }).click();
  const link = await bo.getByText(/\/s\/tw_/).innerText();

  const guest = await otherBrowser(browser, tunewatch);
  await guest.goto(link);
  await expect(guest.getByRole('note')).toContainText('Shared with you, read-only');
  await expect(guest.getByLabel('Progress and speed')).toBeVisible();
  await expect(guest.getByRole('banner').getByText('live', { exact: false }).first()).toBeVisible();
  await expect(guest.getByRole('button', { name: 'Share' })).toHaveCount(0);
  expect((await guest.request.get('/api/v1/runs')).status()).toBe(403);
  expect((await guest.request.post('/api/v1/shares', { data: {} })).status()).toBe(403);
  await guest.goto('/');
  await expect(guest.getByRole('heading', { level: 1 })).toHaveText('The shared link does not show this.');

  await page.goto('/settings/access');
  await page.locator('#shares').getByRole('button', { name: 'Revoke' }).click();
  await expect(page.locator('#shares').getByRole('button', { name: 'Revoke' })).toHaveCount(0);
  await guest.goto(link);
  await expect(guest.getByRole('heading', { level: 1 })).toHaveText('This shared link was revoked.');

  await page.goto('/settings/audit');
  for (const verb of ['create-first-account', 'create-invitation', 'accept-invitation', 'create-share', 'revoke-share']) await expect(page.getByRole('cell', { name: verb, exact: true })).toBeVisible();
  await page.getByLabel('Who').selectOption('林 <b>娜</b>');
  await expect(page.getByRole('cell', { name: 'create-first-account' })).toHaveCount(0);
});
