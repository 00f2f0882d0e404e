import { fromJsonNumber } from '../../lib/protocol/json-number.ts';
import { emptyColumns, type HistogramRecord, type Packet } from '../../lib/protocol/packet.ts';
import type { JsonNumber } from '../../lib/protocol/resource.ts';
import type { RunEvent } from '../../lib/protocol/run-event.ts';

/** A number of an example; −0, which JSON loses, is the text `-0`. */
export type ExampleNumber = JsonNumber | '-0';

/** What a packet means, as `examples.json` says it in any language's JSON. */
export interface PacketMeaning {
  readonly seq: number;
  readonly steps?: readonly number[];
  readonly atMs?: readonly number[];
  readonly series?: readonly { readonly name: string; readonly type: 'float32' | 'float64'; readonly rows: readonly number[] | null; readonly values: readonly ExampleNumber[] }[];
  readonly histograms?: readonly Readonly<Record<string, unknown>>[];
  readonly events?: readonly RunEvent[];
}

/** The packet that an example's meaning describes. */
export function packetOfMeaning({ seq, steps, atMs, series = [], histograms = [], events = [] }: PacketMeaning): Packet {
  return {
    seq,
    columns: steps && atMs ? { steps: Float64Array.from(steps), atMs: Float64Array.from(atMs), series: series.map(columnOf) } : emptyColumns,
    histograms: histograms.map(histogramOf),
    events,
  };
}

function columnOf({ name, type, rows, values }: NonNullable<PacketMeaning['series']>[number]) {
  const numbers = values.map((value) => (value === '-0' ? -0 : fromJsonNumber(value)));
  return { name, rows: rows && Uint16Array.from(rows), values: type === 'float32' ? Float32Array.from(numbers) : Float64Array.from(numbers) };
}

function histogramOf(meaning: Readonly<Record<string, unknown>>): HistogramRecord {
  const counts = ['counts', 'negative', 'positive'].filter((field) => field in meaning).map((field) => [field, Uint32Array.from(meaning[field] as number[])]);
  return { ...meaning, ...Object.fromEntries(counts) } as unknown as HistogramRecord;
}
