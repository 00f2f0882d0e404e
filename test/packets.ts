import { decodePackets, type FramedPacket } from '../lib/protocol/decode-packet.ts';
import { encodePacket } from '../lib/protocol/encode-packet.ts';
import { emptyColumns, type Columns, type Packet } from '../lib/protocol/packet.ts';

/** Columns with one row per step and one value per series and row. */
export function columnsOf(steps: readonly number[], series: Readonly<Record<string, readonly number[]>>, atMs: (step: number) => number = (step) => 1_700_000_000_000 + step): Columns {
  return {
    steps: Float64Array.from(steps),
    atMs: Float64Array.from(steps, atMs),
    series: Object.entries(series).map(([name, values]) => ({ name, rows: null, values: Float64Array.from(values) })),
  };
}

/** A packet as it travels. */
export function packetBytes(seq: number, content: Partial<Omit<Packet, 'seq'>>): Uint8Array {
  return encodePacket({ seq, columns: content.columns ?? emptyColumns, histograms: content.histograms ?? [], events: content.events ?? [] });
}

/** A packet as the store takes it. */
export function framedPacket(seq: number, content: Partial<Omit<Packet, 'seq'>>): FramedPacket {
  return decodePackets(packetBytes(seq, content))[0]!;
}
