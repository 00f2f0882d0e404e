import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from '@playwright/test';
import { expect, test } from './tunewatch.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Ids a page's address is made with. */
interface Ids {
  readonly run: string;
  readonly incident: string;
}

/** Every page there is. A new page is added here. */
const pages: readonly (readonly [name: string, path: (ids: Ids) => string])[] = [
  ['runs', () => '/'],
  ['run overview', ({ run }) => `/runs/${run}`],
  ['run layers', ({ run }) => `/runs/${run}?tab=layers`],
  ['run histograms', ({ run }) => `/runs/${run}?tab=histograms`],
  ['run system', ({ run }) => `/runs/${run}?tab=system`],
  ['run incidents', ({ run }) => `/runs/${run}?tab=incidents`],
  ['run config', ({ run }) => `/runs/${run}?tab=config`],
  ['run map', ({ run }) => `/runs/${run}/map`],
  ['incidents', () => '/incidents'],
  ['incident', ({ incident }) => `/incidents/${incident}`],
  ['rules', () => '/rules'],
  ['rule', () => '/rules/gradient-vanishing'],
  ['own rules', () => '/rules/yours'],
  ['map', () => '/map?at=learning-rate-high'],
  ['tips', () => '/tips'],
  ['tip', () => '/tips/B2'],
  ['run review', ({ run }) => `/runs/${run}?tab=review`],
  ['compare', ({ run }) => `/compare?runs=${run}`],
  ['project', () => '/projects/demo'],
  ['feed', () => '/feed'],
  ['channels', () => '/settings/channels'],
  ['deliveries', () => '/settings/deliveries'],
  ['access', () => '/settings/access'],
  ['tokens', () => '/settings/tokens'],
  ['audit', () => '/settings/audit'],
  ['setup', () => '/setup'],
  ['sign-in', () => '/sign-in'],
  ['nothing', () => '/nothing/here'],
];

/** Each theme, language and width once: what axe looks at depends on one of them at a time. */
const appearances = [
  { colorScheme: 'light', locale: 'en-GB', viewport: { width: 1440, height: 900 } },
  { colorScheme: 'dark', locale: 'zh-CN', viewport: { width: 390, height: 844 } },
] as const;

interface Violation {
  readonly id: string;
  readonly impact: string;
  readonly help: string;
  readonly nodes: readonly { readonly html: string; readonly failureSummary: string }[];
}

/**
 * What axe finds on the page that keeps somebody from using it. Left out: Tremor's unseen copy of a select, which no key and no
 * reader reaches, the sentinel its tabs hold until they have counted themselves, and the rule that wants all text inside a tree item in its name, which would read a whole branch aloud at each step.
 */
async function graveViolations(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe);
  const violations = await page.evaluate(async () => {
    const runner = (window as unknown as { axe: { run(context: object, options: object): Promise<{ violations: Violation[] }> } }).axe;
    const isTree = document.querySelector('[role=tree]') !== null;
    return (await runner.run({ include: [['body']], exclude: [['select[title="select-hidden"]'], ['button[aria-hidden="true"][style*="clip"]']] }, { rules: { 'label-content-name-mismatch': { enabled: !isTree } } })).violations;
  });
  return violations.filter(({ impact }) => impact === 'serious' || impact === 'critical').map(({ id, help, nodes }) => `${id}: ${help}\n  ${nodes.slice(0, 3).map(({ html, failureSummary }) => `${html.slice(0, 200)}\n    ${failureSummary.replace(/\s+/g, ' ').slice(0, 300)}`).join('\n  ')}`);
}

test('axe finds a planted fault', async ({ page }) => {
  await page.goto('/tips');
  expect(await graveViolations(page)).toEqual([]);
  await page.evaluate(() => document.querySelector('main')!.insertAdjacentHTML('beforeend', '<img src="/icon.svg"><button></button>'));
  expect((await graveViolations(page)).map((line) => line.split(':')[0]).sort()).toEqual(['button-name', 'image-alt']);
});

test('no page keeps anybody out: light and dark, English and Chinese, desktop and phone', async ({ browser, request, tunewatch }) => {
  test.setTimeout(900_000);
  await once(tunewatch.train('learning-rate-too-high', 0), 'exit');
  const rule = { project: 'demo', name: 'loss above 1', metric: 'train/loss', condition: { kind: 'threshold', side: 'above', limit: 1 } };
  expect((await request.post('/api/v1/user-rules', { data: rule })).ok()).toBe(true);
  const run = ((await (await request.get('/api/v1/runs')).json()) as { items: { id: string }[] }).items[0]!.id;
  const incident = ((await (await request.get(`/api/v1/runs/${run}/incidents`)).json()) as { items: { id: string }[] }).items[0]!.id;
  const faults: string[] = [];
  for (const appearance of appearances) {
    const context = await browser.newContext({ ...appearance, baseURL: tunewatch.url, reducedMotion: 'reduce' });
    const page = await context.newPage();
    for (const [name, path] of pages) {
      await page.goto(path({ run, incident }), { waitUntil: 'load' });
      await expect(page.getByRole('main')).toBeVisible();
      for (const fault of await graveViolations(page)) faults.push(`${name}, ${appearance.colorScheme}, ${appearance.locale}, ${appearance.viewport.width}: ${fault}`);
    }
    await context.close();
  }
  expect(faults.join('\n')).toBe('');
});

test('the palette leads to a run, a tip and the map, by keyboard alone, and axe has nothing against it', async ({ page, tunewatch }) => {
  await once(tunewatch.train('healthy-adam', 0), 'exit');
  await page.goto('/rules');
  await expect(page.getByRole('button', { name: 'Go to anything' })).toBeVisible();
  await expect(async () => {
    if ((await page.getByRole('combobox').count()) === 0) await page.keyboard.press('Control+k'); // the keys are heard once the page is alive
    await expect(page.getByRole('combobox')).toBeFocused({ timeout: 3_000 });
  }).toPass();
  expect(await graveViolations(page)).toEqual([]);
  await page.keyboard.type('healthy');
  await expect(page.getByRole('option', { name: /healthy-adam/ })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/runs\//);
  await page.keyboard.press('Control+k');
  await page.keyboard.type('lower the learning');
  await page.getByRole('option', { name: /B2/ }).waitFor();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/tips\/B2/);
});

test('an address of nothing answers 404', async ({ request }) => {
  for (const path of ['/runs/nobody', '/runs/nobody/map', '/incidents/nobody', '/tips/Z9', '/rules/nobody', '/nothing']) expect((await request.get(path)).status(), path).toBe(404);
});

test('the map is walked by keyboard to a tip, and a run marks it', async ({ page, request, tunewatch }) => {
  await page.goto('/map');
  await page.getByRole('treeitem').first().focus();
  for (const key of ['ArrowRight', 'ArrowRight', 'End', 'ArrowUp', 'ArrowRight', 'ArrowRight']) await page.keyboard.press(key);
  await expect(page).toHaveURL(/at=/);
  await page.goto('/map?at=learning-rate-high');
  await page.getByRole('treeitem', { name: /Lower the learning rate/ }).focus();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/tips\/B2/);

  await once(tunewatch.train('learning-rate-too-high', 0), 'exit');
  const run = ((await (await request.get('/api/v1/runs')).json()) as { items: { id: string }[] }).items[0]!.id;
  await page.goto(`/runs/${run}?tab=incidents`);
  await page.getByRole('link', { name: 'Show on the map' }).first().click();
  await expect(page).toHaveURL(new RegExp(`/runs/${run}/map\\?at=`));
  await expect(page.locator('.map-box[data-look="named"]').first()).toBeVisible();
});
