import { describe, expect, test } from 'vitest';
import { MemoryTransport } from './memory-transport.ts';
import { RetryingTransport, waitAbortably } from './retrying-transport.ts';
import { realPacket, testTransport } from './transport.conformance.ts';
import type { SendOutcome } from './transport.ts';

const busy: SendOutcome = { kind: 'retryable', reason: 'storage-unavailable', message: 'The disk is full.' };
const rejected: SendOutcome = { kind: 'rejected', error: { code: 'packet-malformed', message: '', isRetryable: false }, lastSeq: 0, refusedSeq: 1 };

function retrying(outcomes: (SendOutcome | null)[]) {
  const delays: number[] = [];
  const memory = new MemoryTransport(() => outcomes.shift() ?? null);
  const transport = new RetryingTransport(memory, { wait: async (ms) => void delays.push(ms), random: () => 0.5, firstDelayMs: 100, longestDelayMs: 1_000 });
  return { transport, memory, delays };
}

describe('as every transport', () =>
  testTransport(async () => {
    const { transport, memory } = retrying([busy, busy]);
    return { transport, arrived: () => memory.kept.map(({ seq }) => seq), settled: async () => undefined };
  }));

test('what can be tried again is tried again, with growing pauses up to the longest', async () => {
  const { transport, delays } = retrying([busy, busy, busy, busy, busy, busy, null]);
  expect(await transport.send([realPacket(1)])).toEqual({ kind: 'accepted', lastSeq: 1 });
  expect(delays).toEqual([100, 200, 400, 800, 1_000, 1_000]);
});

test('what is rejected for good is not', async () => {
  const { transport, delays } = retrying([busy, rejected]);
  expect(await transport.send([realPacket(1)])).toEqual(rejected);
  expect(delays).toHaveLength(1);
});

test('pauses are jittered around their length', async () => {
  const delays: number[] = [];
  for (const random of [0, 1]) {
    let calls = 0;
    const transport = new RetryingTransport(new MemoryTransport(() => (calls++ === 0 ? busy : null)), { wait: async (ms) => void delays.push(ms), random: () => random, firstDelayMs: 100 });
    await transport.send([realPacket(1)]);
  }
  expect(delays).toEqual([50, 150]);
});

test('close ends a pause', async () => {
  const transport = new RetryingTransport(new MemoryTransport(() => busy), { wait: waitAbortably, random: () => 0.5, firstDelayMs: 1e6, longestDelayMs: 1e6 });
  const sending = transport.send([realPacket(1)]);
  await transport.close();
  expect(await sending).toEqual({ kind: 'closed' });
});
