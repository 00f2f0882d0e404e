import { once } from 'node:events';
import { expect, test } from './tunewatch.ts';

interface Run {
  readonly id: string;
  readonly name: string;
}

/** Three runs of a project that differ in their learning rate, logged by hand. */
const sweep = `
  for (const learningRate of [0.001, 0.01, 0.1]) {
    const run = await init({ tf, project: 'sweep / 扫描', name: 'rate ' + learningRate, config: { learningRate, optimizer: learningRate < 0.05 ? 'adam' : 'sgd' } });
    for (let step = 0; step < 40; step++) run.log({ 'train/loss': Math.exp(-step * learningRate), 'validation/accuracy': 0.5 + learningRate * 4 }, { step });
    await run.finish();
  }`;


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

test('a comparison is brushed by keyboard, read as a table, and opened by somebody without an account through a link', async ({ page, browser, request, tunewatch }) => {
  await once(tunewatch.run(sweep), 'exit');
  await once(tunewatch.train('healthy-adam', 0), 'exit');
  const { items } = (await (await request.get('/api/v1/runs')).json()) as { items: Run[] };
  const idOf = (name: string) => items.find((run) => run.name === name)!.id;
  const compared = ['rate 0.001', 'rate 0.01', 'rate 0.1'].map(idOf);
  await page.goto(`/compare?runs=${compared.join(',')}`);
  await page.getByRole('radio', { name: 'Elapsed' }).click();
  await page.getByRole('radio', { name: 'Parallel coordinates' }).click();
  const relations = page.getByRole('region', { name: 'Hyperparameters and results' });
  await expect(relations.locator('[data-axis]')).toHaveCount(3);
  await relations.getByRole('slider', { name: 'learningRate, from' }).focus();
  await page.keyboard.press('PageUp');
  await expect(relations.getByRole('status')).toContainText('2 of 3 runs');
  await expect(page).toHaveURL(/brush=0\.2%7E1%7ElearningRate/);
  await relations.getByRole('button', { name: 'Table' }).click();
  await expect(relations.getByRole('row')).toHaveCount(3);
  await expect(relations.getByRole('row').nth(1)).toContainText('rate 0.1'); // the best is the first
  await relations.getByRole('button', { name: 'Compare only these' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('2 runs');
  await expect(page.locator('[data-compare="train/loss"][data-ready]')).toBeVisible();

  await page.goto('/setup');
  await page.getByLabel('Name').fill('Ada');
  await page.getByLabel('Email').fill('ada@example.org');
  await page.getByLabel('Password').fill('correct horse battery');
  await page.getByRole('button', { name: 'Make the account and sign in' }).click();
  await expect(page.getByRole('link', { name: 'Your account: Ada' })).toBeVisible();
  const healthy = idOf('healthy-adam');
  await page.goto(`/compare?runs=${healthy},${compared[2]}&x=epoch&relation=parallel&metric=train/loss&histogram=weight/hidden_1/kernel&step=60`);
  await page.getByRole('button', { name: 'Share' }).click();
  await page.getByRole('button', { name: 'Make a link' }).click();
  const link = await page.getByText(/\/s\/tw_/).innerText();

  const guest = await (await browser.newContext({ baseURL: tunewatch.url })).newPage();
  await guest.goto(link);
  await expect(guest.getByRole('heading', { level: 1 })).toContainText('2 runs');
  await expect(guest.getByRole('radio', { name: 'Epoch' })).toBeChecked();
  await expect(guest.locator('[data-compare="train/loss"][data-ready]')).toBeVisible();
  const histograms = guest.getByRole('region', { name: 'Histograms' });
  await histograms.scrollIntoViewIfNeeded();
  await expect(guest.locator('[data-histograms="weight/hidden_1/kernel"][data-ready]')).toBeVisible();
  await expect(histograms.locator(`[data-run="${healthy}"] svg.histogram-bars`)).toBeVisible();
  await expect(histograms.locator(`[data-run="${compared[2]}"]`)).toContainText('None at or before step 60.');
  await guest.getByRole('radio', { name: 'Step', exact: true }).click();
  await guest.reload();
  await expect(guest.getByRole('radio', { name: 'Step', exact: true })).toBeChecked();
  for (const path of [`/api/v1/compare/series?runs=${compared[0]}&name=train/loss`, `/api/v1/runs/${compared[0]}`, '/api/v1/runs/table']) expect((await guest.request.get(path)).status(), path).toBe(403);
  await guest.goto(`/projects/${encodeURIComponent('sweep / 扫描')}`);
  await expect(guest.getByRole('heading', { level: 1 })).toHaveText('The shared link does not show this.');
});

test('a project tells what happened in it, and its baseline what the others are worth', async ({ page, request, tunewatch }) => {
  await once(tunewatch.run(sweep), 'exit');
  const { items } = (await (await request.get('/api/v1/runs')).json()) as { items: Run[] };
  const idOf = (name: string) => items.find((run) => run.name === name)!.id;
  await page.goto(`/runs/${idOf('rate 0.01')}`);
  await page.getByRole('button', { name: 'Make baseline' }).click();
  await expect(page.getByRole('button', { name: 'No longer baseline' })).toBeVisible();

  await page.goto(`/runs/${idOf('rate 0.1')}`);
  const difference = page.getByRole('region', { name: 'Against the baseline “rate 0.01”' });
  await expect(difference.getByRole('row', { name: /^validation\/accuracy/ })).toContainText('+66.7 % (better)');

  await page.getByRole('navigation', { name: 'You are here' }).getByRole('link', { name: 'sweep / 扫描' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('sweep / 扫描');
  await expect(page.locator('[data-status="finished"]')).toContainText('3');
  await expect(page.getByRole('region', { name: 'Best per metric' }).getByRole('row', { name: /^validation\/accuracy/ })).toContainText('rate 0.1');
  await expect(page.getByRole('region', { name: 'Baseline', exact: true })).toContainText('rate 0.01');
  await page.locator('[data-status="finished"]').click();
  await expect(page).toHaveURL(/project=sweep.*status=finished/);
  await page.goto(`${page.url()}&column=${encodeURIComponent('max:validation/accuracy')}`);
  await expect(page.locator(`[data-run="${idOf('rate 0.1')}"]`)).toContainText('+66.7 %');

  await page.setViewportSize({ width: 390, height: 844 });
  await expect(page.locator(`[data-run="${idOf('rate 0.1')}"] .runs-values`)).toContainText('validation/accuracy max0.9');
});

test('groups count new runs as they come', async ({ page, tunewatch }) => {
  await once(tunewatch.run(sweep), 'exit');
  await page.goto('/?group=config:optimizer');
  await page.getByRole('cell', { name: /^adam/ }).click();
  await expect(page.getByRole('link', { name: /^rate / })).toHaveCount(2);
  await expect(page.getByRole('status').first()).toContainText('live');
  await once(tunewatch.run(sweep), 'exit');
  await expect(page.getByRole('cell', { name: /^adam/ })).toContainText('4 runs');
  await expect(page.getByRole('link', { name: /^rate / })).toHaveCount(4);
});

test('what a resume overwrote is drawn faint and named, and can be hidden', async ({ page, tunewatch, request }) => {
  const log = (from: number, to: number, factor: number) => `for (let step = ${from}; step < ${to}; step++) run.log({ 'train/loss': ${factor} / (step + 1) }, { step }); await run.finish();`;
  await once(tunewatch.run(`const run = await init({ tf, project: 'resumed', name: 'twice' }); ${log(0, 60, 1)}`), 'exit');
  const id = ((await (await request.get('/api/v1/runs')).json()) as { items: Run[] }).items[0]!.id;
  await page.goto(`/runs/${id}`);
  await expect(page.getByRole('status').first()).toContainText('live');
  const entry = page.locator('[data-chart="loss"]').getByRole('button', { name: 'overwritten by the resume at step 40' });
  await expect(entry).toHaveCount(0);
  await once(tunewatch.run(`const run = await init({ tf, project: 'resumed', name: 'twice', resume: '${id}', resumeStep: 40 }); ${log(40, 80, 2)}`), 'exit');
  await expect(entry).toBeVisible();
  await page.reload();
  await expect(entry).toBeVisible();
  const choice = page.getByRole('checkbox', { name: 'Overwritten steps' });
  await choice.click(); // it follows the address, which is a moment later
  await expect(choice).not.toBeChecked();
  await expect(entry).toHaveCount(0);
  await expect(page).toHaveURL(/overwritten=off/);
});
