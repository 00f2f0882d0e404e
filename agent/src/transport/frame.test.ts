import fc from 'fast-check';
import { expect, test } from 'vitest';
import { encodeFrame, readFrame } from './frame.ts';
import type { PacketMessage } from './messages.ts';

const packet = (seq: number, size = 5): PacketMessage => ({ seq, records: seq * 3, hasEvents: seq % 2 === 0, bytes: Uint8Array.from({ length: size }, (_, index) => (seq * 31 + index) & 0xff) });
const three = [packet(1), packet(2, 0), packet(3, 40)];

function readAll(segment: Buffer): { seqs: number[]; damaged: number; packets: PacketMessage[] } {
  const packets: PacketMessage[] = [];
  let damaged = 0;
  for (let at = 0; ; ) {
    const found = readFrame(segment, at);
    if (found.kind === 'end') return { seqs: packets.map(({ seq }) => seq), damaged, packets };
    if (found.kind === 'damaged') damaged += 1;
    else packets.push({ ...found.packet, bytes: Uint8Array.from(found.packet.bytes) });
    at = found.nextAt;
  }
}

test('frames come back equal', () => {
  fc.assert(
    fc.property(fc.array(fc.record({ seq: fc.integer({ min: 1, max: 2 ** 40 }), records: fc.nat(2 ** 31), hasEvents: fc.boolean(), bytes: fc.uint8Array({ maxLength: 300 }) })), (packets) => {
      expect(readAll(Buffer.concat(packets.map(encodeFrame))).packets).toEqual(packets.map((one) => ({ ...one, bytes: Uint8Array.from(one.bytes) })));
    }),
  );
});

test('a tail torn at any byte gives the frames that are whole, and no damage', () => {
  const frames = three.map(encodeFrame);
  const segment = Buffer.concat(frames);
  const ends = frames.map((_, index) => frames.slice(0, index + 1).reduce((sum, { length }) => sum + length, 0));
  for (let length = 0; length <= segment.length; length++) {
    const { seqs, damaged } = readAll(segment.subarray(0, length));
    expect(seqs).toEqual(three.map(({ seq }) => seq).filter((_, index) => ends[index]! <= length));
    expect(damaged).toBe(0);
  }
});

test('any flipped bit anywhere costs exactly the frame it is in', () => {
  const frames = three.map(encodeFrame);
  const lengths = frames.map(({ length }) => length);
  for (let at = 0; at < lengths[0]! + lengths[1]! + lengths[2]!; at++) {
    for (const bit of [0, 3, 7]) {
      const segment = Buffer.concat(frames);
      segment[at]! ^= 1 << bit;
      const hit = at < lengths[0]! ? 1 : at < lengths[0]! + lengths[1]! ? 2 : 3;
      const { seqs } = readAll(segment);
      expect(seqs, `byte ${at} bit ${bit}`).toEqual([1, 2, 3].filter((seq) => seq !== hit));
    }
  }
});

test('noise is no frame, also when it holds the mark', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 400 }), (noise) => {
      expect(readAll(Buffer.concat([Buffer.from('TWF1'), Buffer.from(noise)])).seqs).toEqual([]);
    }),
  );
});
