import { once } from 'node:events';
import { type Page } from '@playwright/test';
import { expect, test } from './tunewatch.ts';

interface Incident {
  readonly id: string;
  readonly state: string;
  readonly severity: string;
}

const hostile = '**Seen** <script>window.wasHacked = true</script> <img src="/nothing" onerror="window.wasHacked = true"> [link](javascript:window.wasHacked=true) \u202Eתרגיל';

const verdict = (page: Page) => page.getByRole('region', { name: 'Verdict' });
const actions = (page: Page) => page.getByRole('region', { name: 'What you can do' });

test('a case goes from acknowledged to resolved and back, and two people see each other\'s doing', async ({ page, browser, request, tunewatch }) => {
  await once(tunewatch.train('learning-rate-too-high', 0), 'exit');
  const { items } = (await (await request.get('/api/v1/incidents?state=firing')).json()) as { items: Incident[] };
  const incident = items.find(({ severity }) => severity === 'critical') ?? items[0]!;
  const other = await (await browser.newContext({ baseURL: tunewatch.url })).newPage();
  for (const one of [page, other]) {
    await one.goto(`/incidents/${incident.id}`);
    await expect(one.getByRole('status').first()).toContainText('live');
  }

  await actions(page).getByRole('button', { name: 'Acknowledge' }).click();
  await expect(verdict(other)).toContainText('acknowledged by local');

  const comments = page.getByRole('region', { name: /^Comments/ });
  await comments.getByRole('textbox').fill(hostile);
  await comments.getByRole('button', { name: 'Comment' }).click();
  const article = other.getByRole('region', { name: /^Comments/ }).getByRole('article');
  await expect(article).toContainText('<script>window.wasHacked = true</script>');
  await expect(article.locator('strong', { hasText: 'Seen' })).toBeVisible();
  await expect(article.locator('script, img, [href^="javascript"]')).toHaveCount(0);
  for (const one of [page, other]) expect(await one.evaluate(() => 'wasHacked' in window)).toBe(false);

  await actions(other).getByRole('button', { name: 'Silence', exact: true }).click();
  await actions(other).getByRole('combobox', { name: 'What' }).selectOption('run');
  await actions(other).getByRole('button', { name: 'Silence now' }).click();
  await expect(actions(page)).toContainText('silenced by local: all of this run, until');

  await page.getByRole('group', { name: /^B2 / }).getByRole('button', { name: 'helped', exact: true }).click();
  await expect(other.getByRole('group', { name: /^B2 / }).getByRole('button', { name: 'helped', exact: true })).toHaveAttribute('aria-pressed', 'true');

  await actions(page).getByRole('button', { name: 'Resolve' }).click();
  await actions(page).getByRole('textbox').fill('restarted with a tenth of the rate');
  await actions(page).getByRole('button', { name: 'Resolve' }).last().click();
  await expect(verdict(other)).toContainText('resolved by local');
  await expect(verdict(other)).toContainText('restarted with a tenth of the rate');
  expect((await request.post(`/api/v1/incidents/${incident.id}/resolve`)).status()).toBe(409);

  await actions(other).getByRole('button', { name: 'Reopen' }).click();
  await actions(other).getByRole('button', { name: 'Reopen' }).last().click();
  await expect(verdict(page)).toContainText('held open by local');
  const history = page.getByRole('region', { name: 'History' });
  for (const line of ['opened as', 'acknowledged it', 'commented', 'silenced all of this run', 'tried B2: helped', 'resolved it', 'reopened it']) await expect(history).toContainText(line);

  await page.goto('/feed');
  await expect(page.locator('[data-kind="comment"]')).toContainText('<script>');
  await expect(page.getByText('The run began.')).toBeVisible();
});

test('a comment on steps of a chart stands as a flag on it, and its range is a link', async ({ page, request, tunewatch }) => {
  await once(tunewatch.train('learning-rate-too-high', 0), 'exit');
  const { items } = (await (await request.get('/api/v1/runs')).json()) as { items: { id: string }[] };
  await page.goto(`/runs/${items[0]!.id}?steps=10-40`);
  await page.getByRole('button', { name: 'Comment on Loss' }).click();
  await expect(page.getByRole('spinbutton', { name: 'From step' })).toHaveValue('10');
  await page.getByRole('textbox', { name: /^Write a comment/ }).fill('look here');
  await page.getByRole('button', { name: 'Comment', exact: true }).click();
  await page.getByRole('button', { name: 'Loss, steps 10 to 40' }).click();
  await expect(page.getByRole('button', { name: /comment · step 10 · local: look here/ })).toBeVisible();
  await expect(page).toHaveURL(/steps=\d+-\d+/);
});
