import { expect, test } from 'vitest';
import type { PacketMessage } from './messages.ts';
import { encodePacket } from '../../../lib/protocol/encode-packet.ts';
import { emptyColumns } from '../../../lib/protocol/packet.ts';
import type { Transport } from './transport.ts';

/** A packet as the recorder makes it, so that a real server can read it. */
export function realPacket(seq: number): PacketMessage {
  const event = { kind: 'alert-raised', atMs: 1_000 + seq, step: seq, title: `t${seq}`, text: '', severity: 'info' } as const;
  return { seq, records: 1, hasEvents: true, bytes: encodePacket({ seq, columns: emptyColumns, histograms: [], events: [event] }) };
}

export interface TransportUnderTest {
  readonly transport: Transport;
  /** Seqs that came out at the other end, in order of arrival, without repeats. */
  readonly arrived: () => readonly number[];
  /** Resolves when everything that was accepted is at the other end. */
  readonly settled: () => Promise<void>;
  readonly end?: () => Promise<void>;
}

/** What every transport keeps. */
export function testTransport(open: () => Promise<TransportUnderTest>): void {
  test('accepts batches in order and delivers every packet once', async () => {
    const { transport, arrived, settled, end } = await open();
    expect(await transport.send([realPacket(1)])).toEqual({ kind: 'accepted', lastSeq: 1 });
    expect(await transport.send([realPacket(2), realPacket(3)])).toEqual({ kind: 'accepted', lastSeq: 3 });
    expect(await transport.send([realPacket(7)])).toEqual({ kind: 'accepted', lastSeq: 7 });
    await settled();
    expect(arrived()).toEqual([1, 2, 3, 7]);
    await transport.close();
    await end?.();
  });

  test('a batch sent again is accepted and not delivered again', async () => {
    const { transport, arrived, settled, end } = await open();
    await transport.send([realPacket(1), realPacket(2)]);
    await settled();
    expect(await transport.send([realPacket(2), realPacket(3)])).toEqual({ kind: 'accepted', lastSeq: 3 });
    await settled();
    expect(arrived()).toEqual([1, 2, 3]);
    await transport.close();
    await end?.();
  });

  test('after close every send answers closed, and closing again does no harm', async () => {
    const { transport, arrived, end } = await open();
    await transport.close();
    await transport.close();
    expect(await transport.send([realPacket(1)])).toEqual({ kind: 'closed' });
    expect(arrived()).toEqual([]);
    await end?.();
  });
}
