import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { brokenPaths } from './check-doc-paths.ts';

it('finds links and code spans that lead nowhere, and only those', () => {
  const root = mkdtempSync(join(tmpdir(), 'doc-paths-'));
  for (const folder of ['docs', 'lib', 'agent']) mkdirSync(join(root, folder));
  writeFileSync(join(root, 'lib', 'here.ts'), '');
  writeFileSync(join(root, 'docs', 'page.md'), 'See [code](../lib/here.ts), [gone](gone.md), [web](https://example.org/x), `lib/here.ts` and `lib/gone.ts`, `train/loss`.');
  expect(brokenPaths(root).sort()).toEqual(['docs/page.md: docs/gone.md', 'docs/page.md: lib/gone.ts']);
  rmSync(root, { recursive: true });
});
