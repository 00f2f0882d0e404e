import { spawnSync } from 'node:child_process';
import { mkdtempSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { stateOf, thisProcess } from './process-identity.ts';
import { SpoolLock } from './spool-lock.ts';

const folder = () => mkdtempSync(join(tmpdir(), 'tunewatch-lock-'));
const leave = (path: string, owner: object) => writeFileSync(join(path, 'lock-1'), JSON.stringify(owner));

test('a living owner keeps the folder, a released one does not', () => {
  const path = folder();
  const lock = SpoolLock.acquire(path)!;
  expect(SpoolLock.acquire(path)).toBeNull();
  expect(SpoolLock.isFree(path)).toBe(false);
  lock.release();
  expect(SpoolLock.isFree(path)).toBe(true);
  expect(SpoolLock.acquire(path)).not.toBeNull();
  expect(SpoolLock.acquire(path)).toBeNull();
});

test('the own process may take its lock over when a worker of it died', () => {
  const path = folder();
  SpoolLock.acquire(path);
  expect(SpoolLock.acquire(path, { isRestart: true })).not.toBeNull();
});

test('a dead owner loses the folder, also when its number was given to another process', () => {
  const { pid } = spawnSync(process.execPath, ['-e', '']);
  const gone = folder();
  leave(gone, { ...thisProcess(), pid });
  expect(SpoolLock.acquire(gone)).not.toBeNull();

  const reused = folder();
  leave(reused, { ...thisProcess(), startedAt: '1' });
  expect(SpoolLock.acquire(reused) === null).toBe(process.platform === 'win32');

  const rebooted = folder();
  leave(rebooted, { ...thisProcess(), boot: 'another' });
  expect(SpoolLock.acquire(rebooted)).not.toBeNull();
});

test('an owner on another machine is believed as long as it touches its lock', () => {
  const path = folder();
  leave(path, { ...thisProcess(), host: 'elsewhere' });
  expect(SpoolLock.acquire(path)).toBeNull();
  const longAgo = new Date(Date.now() - 60 * 60_000);
  utimesSync(join(path, 'lock-1'), longAgo, longAgo);
  expect(SpoolLock.acquire(path)).not.toBeNull();
});

test('of two that find a dead owner one succeeds', () => {
  const path = folder();
  leave(path, { ...thisProcess(), boot: 'another' });
  const both = [SpoolLock.acquire(path), SpoolLock.acquire(path)];
  expect(both.filter((lock) => lock !== null)).toHaveLength(1);
});

test('a lock that cannot be read belongs to nobody', () => {
  const path = folder();
  writeFileSync(join(path, 'lock-1'), '{ torn');
  expect(SpoolLock.acquire(path)).not.toBeNull();
});

test('this process is alive', () => {
  expect(stateOf(thisProcess())).toBe('alive');
});
