import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { recallRun, rememberRun, type RememberedRun } from './run-memory.ts';
import { temporaryFolder } from './testing/training-process.fixture.ts';

const run: RememberedRun = { name: 'r', config: { lr: 0.1 }, tags: ['a'], notes: 'n', task: 'regression', totalSteps: 100, lastStep: 41 };

test('a run that was remembered is recalled, without any server', async () => {
  const folder = temporaryFolder();
  rememberRun(folder, 'id', { ...run, lastStep: null });
  rememberRun(folder, 'id', run);
  expect(await recallRun(folder, 'id', null)).toEqual(run);
  expect(await recallRun(folder, 'other', null)).toBeNull();
});

test('a dead server and a folder that cannot be written are no reason to throw', async () => {
  rememberRun('/dev/null/spool', 'id', run);
  expect(await recallRun('/dev/null/spool', 'id', { url: 'http://127.0.0.1:1', token: null })).toBeNull();
});

test('the newest runs are kept', () => {
  const folder = temporaryFolder();
  for (let index = 0; index < 205; index++) rememberRun(folder, String(index).padStart(4, '0'), run);
  const names = readdirSync(`${folder}/resume`).sort();
  expect([names.length, names[0]]).toEqual([200, '0005']);
});
