import fc from 'fast-check';
import type { Columns, HistogramRecord, Packet, SeriesColumn } from './packet.ts';
import type { RunEvent } from './run-event.ts';

const u32 = fc.nat(0xffffffff);
const step = fc.oneof(fc.nat(100_000), fc.maxSafeInteger());
const atMs = fc.oneof(fc.nat(10 ** 13), fc.double({ noNaN: true, noDefaultInfinity: true }));

/** Names of 1 to 256 bytes of UTF-8: any characters, also a byte order mark, quotes and markup. */
export const anyName = fc
  .oneof(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }), fc.constantFrom('\ufefftrain/loss', '<img src=x onerror=alert(1)>', 'é'.repeat(128), "'; DROP TABLE runs; --", '训练/损失'))
  .filter((name) => new TextEncoder().encode(name).length <= 256);

const number = fc.oneof(fc.double(), fc.constantFrom(NaN, Infinity, -Infinity, -0, 5e-324, 0.1));
const single = fc.oneof(fc.float(), fc.constantFrom(NaN, Infinity, -Infinity, -0));

export function anyHistogram(name: string): fc.Arbitrary<HistogramRecord> {
  const head = { name: fc.constant(name), step, atMs };
  const counts = fc.uint32Array({ maxLength: 20 });
  const category = fc.record({ kind: fc.constant('category' as const), ...head, counts });
  const exponent = counts.chain((positive) =>
    fc.record({
      ...{ kind: fc.constant('exponent' as const), ...head },
      ...{ zero: u32, nan: u32, positiveInfinity: u32, negativeInfinity: u32, lowestExponent: fc.integer({ min: -1074, max: 1023 }) },
      negative: fc.uint32Array({ minLength: positive.length, maxLength: positive.length }),
      positive: fc.constant(positive),
    }),
  );
  return fc.oneof(category, exponent);
}

function anySeries(name: string, rows: number): fc.Arbitrary<SeriesColumn> {
  const values = (count: number) =>
    fc.oneof(
      fc.array(single, { minLength: count, maxLength: count }).map((list) => Float32Array.from(list)),
      fc.array(number, { minLength: count, maxLength: count }).map((list) => Float64Array.from(list)),
    );
  const dense = values(rows).map((list) => ({ name, rows: null, values: list }));
  const sparse = fc.subarray(Array.from({ length: rows }, (_, i) => i)).chain((places) => values(places.length).map((list) => ({ name, rows: Uint16Array.from(places), values: list })));
  return fc.oneof(dense, sparse);
}

const anyColumns: fc.Arbitrary<Columns> = fc.integer({ min: 0, max: 12 }).chain((rows) =>
  fc.uniqueArray(anyName, { maxLength: rows === 0 ? 0 : 4 }).chain((names) =>
    fc.record({
      steps: fc.array(step, { minLength: rows, maxLength: rows }).map((list) => Float64Array.from(list)),
      atMs: fc.array(atMs, { minLength: rows, maxLength: rows }).map((list) => Float64Array.from(list)),
      series: fc.tuple(...names.map((name) => anySeries(name, rows))),
    }),
  ),
);

const anyEvent: fc.Arbitrary<RunEvent> = fc.record({ kind: fc.constant('alert-raised' as const), atMs: fc.nat(10 ** 13), step, title: fc.string(), text: fc.string({ unit: 'grapheme' }), severity: fc.constant('info' as const) });

/** Packets as an agent may send them. */
export const anyPacket: fc.Arbitrary<Packet> = fc.record({
  seq: fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }),
  columns: anyColumns,
  histograms: fc.array(anyName.chain(anyHistogram), { maxLength: 3 }),
  events: fc.array(anyEvent, { maxLength: 2 }),
});
