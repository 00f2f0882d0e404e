import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cruise, type ICruiseResult, type IForbiddenRuleType } from 'dependency-cruiser';
import { afterAll, beforeAll, expect, it } from 'vitest';

const configurationUrl = new URL('../.dependency-cruiser.mjs', import.meta.url).href;
const { default: configuration } = (await import(configurationUrl)) as { default: { forbidden: IForbiddenRuleType[] } };
const rules = configuration.forbidden;

async function cruiseTree(baseDir: string, paths: string[]): Promise<ICruiseResult> {
  const { output } = await cruise(paths, { validate: true, ruleSet: { forbidden: rules }, baseDir, tsPreCompilationDeps: true, doNotFollow: { path: ['node_modules'] }, exclude: { path: ['(^|/)(dist|\\.next)/'] } });
  return output as ICruiseResult;
}

let planted: string;
beforeAll(() => {
  planted = mkdtempSync(join(tmpdir(), 'boundaries-'));
  const files = {
    'lib/stats/number.ts': "import { row } from '../storage/row.ts'; export const number = row;",
    'lib/storage/row.ts': 'export const row = 1;',
    'lib/diagnosis/rules/one/rule.ts': "import { two } from '../two/rule.ts'; export const one = two;",
    'lib/diagnosis/rules/two/rule.ts': "import { readFileSync } from 'node:fs'; export const two = readFileSync;",
    'agent/src/agent.ts': "import { row } from '../../lib/storage/row.ts'; export const agent = row;",
    'app/page.tsx': "import { row } from '../lib/storage/row.ts'; export default row;",
  };
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(planted, path, '..'), { recursive: true });
    writeFileSync(join(planted, path), text);
  }
});
afterAll(() => rmSync(planted, { recursive: true }));

it('catches each planted violation by the rule made for it', async () => {
  const { summary } = await cruiseTree(planted, ['lib', 'agent', 'app']);
  const caught = new Set(summary.violations.map((violation) => violation.rule.name));
  expect([...caught].sort()).toEqual(['agent-knows-only-the-protocol', 'judgement-is-pure', 'pages-read-through-data', 'rooms-do-not-meet', 'stats-looks-down-only']);
});

it('cruises the real tree, and finds it keeps its floors', async () => {
  const { summary } = await cruiseTree(process.cwd(), ['lib', 'agent/src', 'app']);
  expect(summary.totalCruised).toBeGreaterThan(200);
  expect(summary.violations.map((violation) => `${violation.rule.name}: ${violation.from} → ${violation.to}`)).toEqual([]);
}, 60_000);
