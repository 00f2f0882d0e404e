import { once } from 'node:events';
import { RunPage } from './run-page.ts';
import { expect, test } from './tunewatch.ts';

/** What was planted in each of the demo's faulty trainings, and the causes that name it. */
const planted: Record<string, readonly string[]> = {
  'learning-rate-too-high': ['learning-rate-too-high'],
  'vanishing-sigmoid': ['activation-choice', 'depth-without-shortcut', 'initialisation'],
  'dead-relu': ['initialisation'],
  'unscaled-input': ['input-scale'],
  'overfit-60': ['overfitting'],
};

interface Incident {
  readonly cause: string;
  readonly severity: string;
  readonly state: string;
}

test('an incident opens while the training runs, says why and what to do, and can be acknowledged', async ({ page, tunewatch }) => {
  tunewatch.train('learning-rate-too-high', 30);
  const run = new RunPage(page);
  await page.goto('/');
  await expect(page.getByRole('link', { name: 'learning-rate-too-high' }).first()).toBeVisible();
  await run.openFromList('learning-rate-too-high');
  await expect(run.verdict).toContainText('Learning rate too high');
  await run.verdict.getByRole('button', { name: 'See evidence' }).click();
  const panel = page.getByRole('tabpanel').or(page.locator('#panel-incidents')).first();
  await expect(panel).toContainText('B2');
  await run.verdict.getByRole('button', { name: 'Acknowledge' }).click();
  await expect(run.verdict).toContainText('acknowledged by local');

  await panel.getByRole('link', { name: /B2/ }).first().click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Lower the learning rate');
});

for (const [name, causes] of Object.entries(planted)) {
  test(`${name}: the incident names what was planted`, async ({ request, tunewatch }) => {
    await once(tunewatch.train(name, 0), 'exit');
    const { items: runs } = (await (await request.get('/api/v1/runs?project=demo')).json()) as { items: { id: string; status: string }[] };
    expect(runs).toHaveLength(1);
    expect(runs[0]!.status).toBe('finished');
    const { items } = (await (await request.get(`/api/v1/runs/${runs[0]!.id}/incidents`)).json()) as { items: Incident[] };
    const open = items.filter((incident) => incident.state === 'firing' && incident.severity !== 'info').map((incident) => incident.cause);
    expect(open.some((cause) => causes.includes(cause)), `open causes: ${open.join(', ')}`).toBe(true);
  });
}

test('healthy-adam ends without a warning', async ({ request, tunewatch }) => {
  await once(tunewatch.train('healthy-adam', 0), 'exit');
  const { items: runs } = (await (await request.get('/api/v1/runs?project=demo')).json()) as { items: { id: string; openIncidents: unknown }[] };
  const { items } = (await (await request.get(`/api/v1/runs/${runs[0]!.id}/incidents`)).json()) as { items: Incident[] };
  expect(items.filter((incident) => incident.severity !== 'info')).toEqual([]);
});
