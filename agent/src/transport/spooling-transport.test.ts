import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MemoryQueue } from './memory-queue.ts';
import { MemoryTransport } from './memory-transport.ts';
import type { PacketMessage } from './messages.ts';
import { SpoolingTransport } from './spooling-transport.ts';
import { realPacket, testTransport } from './transport.conformance.ts';
import type { SendOutcome } from './transport.ts';

function spooling(answer: (batch: readonly PacketMessage[]) => SendOutcome | null = () => null, batchBytes?: number) {
  const drops: { reason: string; records: number }[] = [];
  const onDropped = (reason: string, records: number) => void drops.push({ reason, records });
  const queue = new MemoryQueue(onDropped);
  const batches: number[][] = [];
  const memory = new MemoryTransport((batch) => {
    batches.push(batch.map(({ seq }) => seq));
    return answer(batch);
  });
  const transport = new SpoolingTransport(queue, memory, { onDropped, ...(batchBytes === undefined ? {} : { batchBytes }) });
  const settled = async () => {
    // Each turn of the event loop lets the pump take one more step.
    for (let turn = 0; turn < 2_000 && !transport.isDrained; turn++) await new Promise((resolve) => setImmediate(resolve));
  };
  return { transport, memory, queue, drops, batches, settled, arrived: () => memory.kept.map(({ seq }) => seq) };
}
const refuse = (lastSeq: number, refusedSeq: number | null): SendOutcome => ({ kind: 'rejected', error: { code: 'packet-malformed', message: '', isRetryable: false }, lastSeq, refusedSeq });

describe('as every transport', () => testTransport(async () => spooling()));

test('one batch is in flight at a time', async () => {
  let isBusy = false;
  const { transport, settled } = spooling(() => {
    expect(isBusy).toBe(false);
    isBusy = true;
    queueMicrotask(() => (isBusy = false));
    return null;
  });
  for (let seq = 1; seq <= 50; seq++) transport.keep([realPacket(seq)]);
  await settled();
  expect(transport.isDrained).toBe(true);
});

test('a packet the server names as refused is counted and skipped, the others arrive', async () => {
  const { transport, arrived, drops, settled } = spooling((batch) => (batch.some(({ seq }) => seq === 3) ? refuse(0, 3) : null));
  transport.keep([1, 2, 3, 4, 5].map(realPacket));
  await settled();
  expect(arrived()).toEqual([1, 2, 4, 5]);
  expect(drops).toEqual([{ reason: 'refused: packet-malformed', records: 1 }]);
});

test('when the server does not say which one, the guilty packet is found by sending one by one', async () => {
  const { transport, arrived, drops, batches, settled } = spooling((batch) => (batch.some(({ seq }) => seq === 4) ? refuse(0, null) : null));
  transport.keep([1, 2, 3, 4, 5].map(realPacket));
  await settled();
  expect(arrived()).toEqual([1, 2, 3, 5]);
  expect(drops).toHaveLength(1);
  expect(batches).toEqual([[1, 2, 3, 4, 5], [1], [2], [3], [4], [5]]);
});

test('a position beyond what was ever kept is not believed', async () => {
  const { transport, queue } = spooling(() => ({ kind: 'retryable', reason: 'x', message: '' }));
  transport.keep([1, 2].map(realPacket));
  transport.acknowledge(1e9);
  transport.acknowledge(Number.NaN);
  transport.acknowledge(-3);
  expect(queue.pendingRecords).toBe(2);
  transport.acknowledge(1);
  expect(queue.pendingRecords).toBe(1);
});

test('whatever mixture of acceptance, lies and refusals: it ends, and every record is acknowledged or counted as dropped', async () => {
  type Reaction = 'accept' | 'refuse-first' | 'refuse-last' | 'refuse-unnamed' | 'refuse-another' | 'accept-half';
  const reaction = fc.constantFrom<Reaction>('accept', 'accept', 'accept', 'refuse-first', 'refuse-last', 'refuse-unnamed', 'refuse-another', 'accept-half');
  await fc.assert(
    fc.asyncProperty(fc.array(reaction, { maxLength: 40, size: 'max' }), fc.integer({ min: 1, max: 30 }), fc.integer({ min: 1, max: 800 }), async (reactions, packets, batchBytes) => {
      let believed = 0;
      const { transport, arrived, drops, settled } = spooling((batch) => {
        const first = batch[0]!.seq;
        const last = batch[batch.length - 1]!.seq;
        switch (reactions.shift()) {
          case 'refuse-first':
            return refuse(first - 1, first);
          case 'refuse-last':
            return refuse(first - 1, last);
          case 'refuse-unnamed':
            return refuse(0, null);
          case 'refuse-another':
            return refuse(0, 999);
          case 'accept-half':
            believed += 1;
            return { kind: 'accepted', lastSeq: first };
          default:
            return null;
        }
      }, batchBytes);
      for (let seq = 1; seq <= packets; seq++) transport.keep([realPacket(seq)]);
      await settled();
      expect(transport.isDrained).toBe(true);
      const lost = drops.reduce((sum, { records }) => sum + records, 0);
      expect(arrived().length + lost + believed).toBe(packets);
      expect([...arrived()].sort((a, b) => a - b)).toEqual(arrived());
      await transport.close();
    }),
    { numRuns: 200 },
  );
});
