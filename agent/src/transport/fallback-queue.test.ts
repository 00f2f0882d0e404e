import { describe, expect, test } from 'vitest';
import { FallbackQueue } from './fallback-queue.ts';
import { MemoryQueue } from './memory-queue.ts';
import { examplePacket, testPacketQueue } from './packet-queue.conformance.ts';
import type { OnDropped, PacketQueue } from './packet-queue.ts';

const noDrops: OnDropped = (reason, records) => expect.fail(`dropped ${records}: ${reason}`);

/** Stands for a disk that refuses the calls of `append` named in `refused`, counted from 1. */
class MoodyDisk extends MemoryQueue {
  calls = 0;
  constructor(private readonly isRefused: (call: number) => boolean) {
    super(noDrops);
  }
  override append(packet: Parameters<PacketQueue['append']>[0]): void {
    this.calls += 1;
    if (this.isRefused(this.calls)) throw Object.assign(new Error('no space left on device'), { code: 'ENOSPC' });
    super.append(packet);
  }
}

describe('on a disk, as every queue', () => testPacketQueue((onDropped) => new FallbackQueue(new MemoryQueue(onDropped), new MemoryQueue(onDropped), (error) => expect.fail(String(error)))));
describe('without a disk, as every queue', () => testPacketQueue((onDropped) => new FallbackQueue(null, new MemoryQueue(onDropped), (error) => expect.fail(String(error)))));
describe('on a disk that always refuses, as every queue', () =>
  testPacketQueue((onDropped) => new FallbackQueue(new MoodyDisk(() => true), new MemoryQueue(onDropped), () => undefined)));

test('whichever write the disk refuses, nothing is lost and the order stays', () => {
  for (let refusedCall = 1; refusedCall <= 30; refusedCall++) {
    for (const length of [1, 4]) {
      let nowMs = 0;
      let refusals = 0;
      const disk = new MoodyDisk((call) => call >= refusedCall && call < refusedCall + length);
      const queue = new FallbackQueue(disk, new MemoryQueue(noDrops), () => refusals++, () => nowMs);
      let acknowledged = 0;
      const got: number[] = [];
      for (let seq = 1; seq <= 20; seq++) {
        nowMs += 2_000;
        queue.append(examplePacket(seq));
        if (seq % 3 === 0) {
          for (const packet of queue.read(acknowledged, 100)) {
            got.push(packet.seq);
            acknowledged = packet.seq;
          }
          queue.acknowledge(acknowledged);
        }
      }
      for (let batch = queue.read(acknowledged, 100); batch.length > 0; batch = queue.read(acknowledged, 100)) {
        for (const packet of batch) {
          got.push(packet.seq);
          acknowledged = packet.seq;
        }
        queue.acknowledge(acknowledged);
      }
      expect(got).toEqual(Array.from({ length: 20 }, (_, index) => index + 1));
      expect(queue.pendingRecords).toBe(0);
      expect(refusals > 0).toBe(disk.calls >= refusedCall);
    }
  }
});
