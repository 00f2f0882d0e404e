import { describe, expect, test } from 'vitest';
import { MemoryQueue } from './memory-queue.ts';
import { examplePacket, testPacketQueue } from './packet-queue.conformance.ts';

describe('as every queue', () => testPacketQueue((onDropped) => new MemoryQueue(onDropped)));

test('when full, packets without events go first; those already read out stay; every drop is counted', () => {
  const drops: [string, number][] = [];
  const queue = new MemoryQueue((reason, records) => drops.push([reason, records]), 200);
  for (let seq = 1; seq <= 5; seq++) queue.append(examplePacket(seq, 40, seq === 2));
  expect(queue.read(0, 1).map(({ seq }) => seq)).toEqual([1]);
  for (let seq = 6; seq <= 8; seq++) queue.append(examplePacket(seq, 40));
  expect(queue.read(0, 1e6).map(({ seq }) => seq)).toEqual([1, 2, 6, 7, 8]);
  expect(drops).toEqual([3, 4, 5].map((seq) => ['memory-full', examplePacket(seq).records]));
});
