import { expect, test } from 'vitest';
import { MemoryTally } from './memory-tally.ts';

test('the sum follows what is held, and what was released counts no more', () => {
  const tally = new MemoryTally();
  const first = tally.hold(100);
  const second = tally.hold(10);
  first.bytes += 50;
  second.bytes -= 4;
  expect([first.bytes, second.bytes, tally.bytes]).toEqual([150, 6, 156]);
  first.release();
  first.release();
  first.bytes += 1_000;
  expect([first.bytes, tally.bytes]).toEqual([1_150, 6]);
});
