import fc from 'fast-check';
import { expect, test } from 'vitest';
import { PacketBuffer } from './buffer.ts';
import { Losses } from './losses.ts';
import type { RecordedPacket } from './recorder.ts';

const packet = (seq: number, records: number, size: number, hasEvents: boolean): RecordedPacket => ({ seq, records, hasEvents, bytes: new Uint8Array(size) });

type Move = { kind: 'push'; records: number; size: number; hasEvents: boolean } | { kind: 'take' } | { kind: 'acknowledge'; back: number } | { kind: 'take-back' };
const move: fc.Arbitrary<Move> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ kind: fc.constant('push' as const), records: fc.integer({ min: 1, max: 50 }), size: fc.integer({ min: 1, max: 400 }), hasEvents: fc.boolean() }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('take' as const) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('acknowledge' as const), back: fc.nat(6) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('take-back' as const) }) },
);

test('whatever happens: pushed = pending + acknowledged + dropped, within the bounds, every drop counted, order kept', () => {
  const bounds = { packets: 12, bytes: 2_000, handedBytes: 700 };
  fc.assert(
    fc.property(fc.array(move, { maxLength: 200, size: 'max' }), (moves) => {
      const losses = new Losses();
      const buffer = new PacketBuffer(losses, bounds);
      let seq = 0;
      let handedSeq = 0;
      for (const one of moves) {
        if (one.kind === 'push') buffer.push(packet(++seq, one.records, one.size, one.hasEvents));
        else if (one.kind === 'take') for (const taken of buffer.take()) handedSeq = Math.max(handedSeq, taken.seq);
        else if (one.kind === 'take-back') buffer.takeBack();
        else buffer.acknowledge(handedSeq - one.back);
        expect(buffer.pushed).toBe(buffer.pending + buffer.acknowledged + buffer.dropped);
        expect(losses.total).toBe(buffer.dropped);
        const all = buffer.all();
        expect(all.reduce((sum, { records }) => sum + records, 0)).toBe(buffer.pending);
        expect(all.length).toBeLessThanOrEqual(bounds.packets);
        expect(all.map((one) => one.seq)).toEqual(all.map((one) => one.seq).sort((a, b) => a - b));
      }
    }),
  );
});

test('when full, the oldest packet without events goes first, an event only when there is nothing else', () => {
  const losses = new Losses();
  const buffer = new PacketBuffer(losses, { packets: 3, bytes: 1e6, handedBytes: 1e6 });
  buffer.push(packet(1, 1, 10, true));
  buffer.push(packet(2, 10, 10, false));
  buffer.push(packet(3, 100, 10, true));
  buffer.push(packet(4, 1_000, 10, false));
  expect(buffer.all().map(({ seq }) => seq)).toEqual([1, 3, 4]);
  buffer.push(packet(5, 1, 10, true));
  buffer.push(packet(6, 1, 10, true));
  expect(buffer.all().map(({ seq }) => seq)).toEqual([3, 5, 6]);
  expect(losses.takeUnreported()).toEqual([{ reason: 'buffer-full', count: 1_011 }]);
});

test('what the worker was handed is not dropped, and a busy worker is handed no more than the bound', () => {
  const buffer = new PacketBuffer(new Losses(), { packets: 3, bytes: 1e6, handedBytes: 25 });
  for (const seq of [1, 2, 3]) buffer.push(packet(seq, 1, 10, false));
  expect(buffer.take().map(({ seq }) => seq)).toEqual([1, 2]);
  expect(buffer.take()).toEqual([]);
  buffer.push(packet(4, 1, 10, false));
  expect(buffer.all().map(({ seq }) => seq)).toEqual([1, 2, 4]);
  expect(buffer.take(true).map(({ seq }) => seq)).toEqual([4]);
});

test('a packet larger than the whole bound of handed bytes still goes out', () => {
  const buffer = new PacketBuffer(new Losses(), { packets: 3, bytes: 1e6, handedBytes: 25 });
  buffer.push(packet(1, 1, 100, false));
  expect(buffer.take().map(({ seq }) => seq)).toEqual([1]);
});
