import { Worker } from 'node:worker_threads';
import { expect, test } from 'vitest';
import { connectionState, SharedState } from './shared-state.ts';

test('what one side writes the other reads', () => {
  const one = new SharedState();
  const other = new SharedState(one.memory);
  expect(other.lastStep).toBeNull();
  one.finishStep(0, 1_700_000_000_123);
  one.spooledSeq = 2 ** 40;
  one.connection = connectionState.connected;
  expect(other.lastStep).toEqual({ step: 0, atMs: 1_700_000_000_123 });
  expect([other.spooledSeq, other.connection]).toEqual([2 ** 40, connectionState.connected]);
});

test('mail is announced once', () => {
  const state = new SharedState();
  state.postMail();
  state.postMail();
  expect([state.takeMail(), state.takeMail()]).toEqual([true, false]);
});

test('waiting ends when another thread says so, and at the latest after its time', () => {
  const state = new SharedState();
  // Cell 2 holds the spooled seq, word 1 is what a waiter sleeps on.
  const code = `const { workerData: m } = require('node:worker_threads'); const c = new BigInt64Array(m, 16, 6), w = new Int32Array(m, 0, 3);
    Atomics.store(c, 2, 9n); Atomics.add(w, 1, 1); Atomics.notify(w, 1);`;
  const worker = new Worker(code, { eval: true, workerData: state.memory });
  expect(state.waitUntil(() => state.spooledSeq === 9, 30_000)).toBe(true);
  expect(state.waitUntil(() => false, 5)).toBe(false);
  return worker.terminate();
});
