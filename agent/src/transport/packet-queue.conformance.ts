import { expect, test } from 'vitest';
import type { PacketMessage } from './messages.ts';
import type { OnDropped, PacketQueue } from './packet-queue.ts';

export function examplePacket(seq: number, size = 40, hasEvents = false): PacketMessage {
  return { seq, records: 1 + (seq % 5), hasEvents, bytes: Uint8Array.from({ length: size }, (_, index) => (seq + index) & 0xff) };
}
const seqsOf = (packets: readonly PacketMessage[]) => packets.map(({ seq }) => seq);

/** What every queue of packets keeps, whatever it keeps them in. */
export function testPacketQueue(open: (onDropped: OnDropped) => PacketQueue): void {
  const noDrops: OnDropped = (reason, records) => expect.fail(`dropped ${records}: ${reason}`);

  test('gives back equal packets, in order, after any seq, and the same again', () => {
    const queue = open(noDrops);
    const packets = [1, 2, 3, 5, 8].map((seq) => examplePacket(seq));
    for (const packet of packets) queue.append(packet);
    expect(queue.read(0, 1e6).map((one) => ({ ...one, bytes: Uint8Array.from(one.bytes) }))).toEqual(packets);
    expect(seqsOf(queue.read(2, 1e6))).toEqual([3, 5, 8]);
    expect(seqsOf(queue.read(0, 1e6))).toEqual([1, 2, 3, 5, 8]);
    expect(seqsOf(queue.read(8, 1e6))).toEqual([]);
    queue.close();
  });

  test('a batch holds about as many bytes as asked for, and at least one packet', () => {
    const queue = open(noDrops);
    for (let seq = 1; seq <= 6; seq++) queue.append(examplePacket(seq, 40));
    expect(seqsOf(queue.read(0, 0))).toEqual([1]);
    expect(seqsOf(queue.read(0, 1))).toEqual([1]);
    expect(seqsOf(queue.read(0, 100))).toEqual([1, 2]);
    expect(seqsOf(queue.read(2, 120))).toEqual([3, 4, 5]);
    queue.close();
  });

  test('acknowledged packets are gone, and counted no more', () => {
    const queue = open(noDrops);
    for (let seq = 1; seq <= 5; seq++) queue.append(examplePacket(seq));
    expect(queue.pendingRecords).toBe(2 + 3 + 4 + 5 + 1);
    queue.acknowledge(3);
    queue.acknowledge(2);
    expect([queue.acknowledgedSeq, queue.pendingRecords, queue.lastSeq]).toEqual([3, 6, 5]);
    expect(seqsOf(queue.read(0, 1e6))).toEqual([4, 5]);
    queue.acknowledge(5);
    expect([queue.pendingRecords, queue.read(0, 1e6).length]).toEqual([0, 0]);
    queue.append(examplePacket(6));
    expect(seqsOf(queue.read(5, 1e6))).toEqual([6]);
    queue.close();
  });

  test('a packet that is known already is ignored', () => {
    const queue = open(noDrops);
    queue.append(examplePacket(2));
    queue.append(examplePacket(2));
    queue.append(examplePacket(1));
    expect([queue.pendingRecords, seqsOf(queue.read(0, 1e6))]).toEqual([examplePacket(2).records, [2]]);
    queue.acknowledge(9);
    queue.append(examplePacket(7));
    expect(queue.pendingRecords).toBe(0);
    queue.close();
  });
}
