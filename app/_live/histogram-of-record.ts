import type { HistogramRecord } from '../../lib/protocol/packet.ts';
import type { HistogramResource } from '../../lib/protocol/resource.ts';

/**
 * A histogram from the wire with explicit edges. Exponent buckets become, from left to right: the negative ones from the
 * largest magnitude to the smallest, one bucket around zero, the positive ones.
 */
export function histogramOfRecord(record: HistogramRecord): HistogramResource {
  const head = { name: record.name, step: record.step, atMs: record.atMs };
  if (record.kind === 'category') {
    const edges = Array.from({ length: record.counts.length + 1 }, (_, i) => i);
    return { ...head, kind: 'category', edges, counts: [...record.counts], nan: 0, positiveInfinity: 0, negativeInfinity: 0 };
  }
  const bins = record.positive.length;
  const magnitudes = Array.from({ length: bins + 1 }, (_, i) => 2 ** (record.lowestExponent + i));
  return {
    ...head,
    kind: 'exponent',
    edges: [...magnitudes.map((magnitude) => -magnitude).reverse(), ...magnitudes],
    counts: [...[...record.negative].reverse(), record.zero, ...record.positive],
    nan: record.nan,
    positiveInfinity: record.positiveInfinity,
    negativeInfinity: record.negativeInfinity,
  };
}
