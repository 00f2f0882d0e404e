import { once } from 'node:events';
import { expect, test } from './tunewatch.ts';

test('runs are filtered, kept as a view, compared, deleted and restored', async ({ page, request, tunewatch }) => {
  for (const name of ['healthy-adam', 'learning-rate-too-high', 'dead-relu']) await once(tunewatch.train(name, 0), 'exit');
  await page.goto('/');
  await expect(page.getByRole('link', { name: 'dead-relu', exact: true })).toBeVisible();

  await page.getByRole('textbox', { name: 'Filter' }).or(page.getByRole('combobox', { name: 'Filter', exact: true })).fill('name ~ e');
  await page.keyboard.press('Enter');
  await page.getByRole('textbox', { name: 'Filter' }).or(page.getByRole('combobox', { name: 'Filter', exact: true })).fill('name != dead-relu');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('link', { name: 'dead-relu', exact: true })).toBeHidden();
  await page.getByText('Views', { exact: true }).click();
  await page.getByRole('textbox', { name: 'Name of this view' }).fill('without dead units');
  await page.getByRole('button', { name: 'Save view' }).click();
  await expect(page.getByRole('button', { name: 'without dead units all projects' })).toBeVisible();
  await page.goto('/');
  await expect(page.getByRole('link', { name: 'dead-relu', exact: true })).toBeVisible();
  await page.getByText('Views', { exact: true }).click();
  await page.getByRole('button', { name: 'without dead units all projects' }).click();
  await expect(page.getByRole('link', { name: 'dead-relu', exact: true })).toBeHidden();

  for (const name of ['healthy-adam', 'learning-rate-too-high']) await page.getByRole('checkbox', { name: `Select ${name}` }).check();
  await page.getByRole('link', { name: 'Compare' }).click();
  const { items } = (await (await request.get('/api/v1/runs')).json()) as { items: { name: string; config: Record<string, unknown> }[] };
  const [healthy, faulty] = ['healthy-adam', 'learning-rate-too-high'].map((name) => items.find((run) => run.name === name)!.config);
  const different = Object.keys(healthy!).find((key) => typeof healthy![key] !== 'object' && healthy![key] !== faulty![key])!;
  await expect(page.getByRole('region', { name: 'What differs' }).getByRole('rowheader', { name: different, exact: true })).toBeVisible();
  await expect(page.locator('[data-compare="train/loss"][data-ready]')).toBeVisible();

  await page.goto('/');
  await page.getByRole('checkbox', { name: 'Select dead-relu' }).check();
  await page.getByRole('button', { name: 'Delete', exact: true }).click();
  await expect(page.getByRole('link', { name: 'dead-relu', exact: true })).toBeHidden();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByRole('link', { name: 'dead-relu', exact: true })).toBeVisible();
});
