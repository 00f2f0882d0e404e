import { execFileSync, spawn } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, expect, test } from 'vitest';
import { pointsOf, ProtocolServer } from './testing/protocol-server.fixture.ts';
import { temporaryFolder } from './testing/training-process.fixture.ts';

const packageFolder = fileURLToPath(new URL('..', import.meta.url));
const folder = temporaryFolder();
const run = (file: string, args: readonly string[], cwd = folder) => execFileSync(file, args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'], shell: process.platform === 'win32' });

/** Files below a folder, with their size as a disk with 4 KiB blocks counts it. */
function files(root: string): { path: string; bytes: number }[] {
  return readdirSync(root, { recursive: true, encoding: 'utf8' }).map((path) => {
    const stat = statSync(join(root, path));
    return { path, bytes: stat.isDirectory() ? 4096 : Math.ceil(stat.size / 4096) * 4096 };
  });
}

beforeAll(() => {
  run('npm', ['pack', '--pack-destination', folder], packageFolder);
  const [tarball] = readdirSync(folder).filter((name) => name.endsWith('.tgz'));
  mkdirSync(join(folder, 'alone'));
  writeFileSync(join(folder, 'alone', 'package.json'), '{ "private": true }');
  run('npm', ['install', '--no-audit', '--no-fund', '--prefer-offline', join(folder, tarball!)], join(folder, 'alone'));
});

test('installed alone it is at most 15 packages and 5 MB, without native code', () => {
  const lock = JSON.parse(readFileSync(join(folder, 'alone', 'package-lock.json'), 'utf8')) as { packages: Record<string, unknown> };
  expect(Object.keys(lock.packages).filter((path) => path !== '').length).toBeLessThanOrEqual(15);
  const installed = files(join(folder, 'alone', 'node_modules'));
  expect(installed.reduce((sum, { bytes }) => sum + bytes, 0)).toBeLessThanOrEqual(5_000_000);
  expect(installed.filter(({ path }) => /\.(node|wasm)$|binding\.gyp$/.test(path))).toEqual([]);
});

test.each([
  ['ESM', 'train.mjs', `import { init } from '@tunewatch/agent'; import { sync } from '@tunewatch/agent/sync';`],
  ['CommonJS', 'train.cjs', `const { init } = require('@tunewatch/agent'); const { sync } = require('@tunewatch/agent/sync');`],
])('from %s it finds its worker, sends, and has sync', async (_kind, name, imports) => {
  const server = await new ProtocolServer().start();
  const script = `${imports}
    init({ project: 'p', url: '${server.url}', spoolDir: ${JSON.stringify(join(folder, 'spool'))} }).then(async (run) => {
      run.log({ a: 1 }); await run.finish(); if (typeof sync !== 'function') process.exit(1);
    });`;
  writeFileSync(join(folder, 'alone', name), script);
  const child = spawn(process.execPath, [name], { cwd: join(folder, 'alone'), stdio: 'ignore' });
  expect(await new Promise((resolve) => child.on('close', resolve))).toBe(0);
  expect(pointsOf(server.attempt(), 'a')).toEqual([{ step: 0, value: 1 }]);
  await server.stop();
});

test('its declarations stand alone, for both kinds of import', () => {
  const source = `import { init, type Run } from '@tunewatch/agent'; import { sync, type SyncReport } from '@tunewatch/agent/sync';
    export async function train(): Promise<SyncReport> {
      const run: Run = await init({ project: 'p', task: 'classification', every: { norms: 5 } });
      run.log({ 'train/loss': 1 }, { step: 3 });
      // @ts-expect-error a text is no number
      run.log({ a: 'b' });
      // @ts-expect-error a task of its own
      await init({ project: 'p', task: 'guessing' });
      await run.finish({ status: 'failed' });
      return sync('folder');
    }`;
  for (const name of ['types.mts', 'types.cts']) writeFileSync(join(folder, 'alone', name), source);
  const compiler = fileURLToPath(new URL('../../node_modules/typescript/bin/tsc', import.meta.url));
  run(process.execPath, [compiler, '--noEmit', '--strict', '--skipLibCheck', 'false', '--module', 'nodenext', '--moduleResolution', 'nodenext', '--lib', 'es2022', 'types.mts', 'types.cts'], join(folder, 'alone'));
});
