import type { HistogramResource } from '../../lib/protocol/resource.ts';

/** Histograms of one name on common bins, so that they can be laid over each other. */
export interface HistogramGrid {
  readonly kind: HistogramResource['kind'];
  /** Ends of the bins, ascending; bin i lies between edges[i] and edges[i + 1]. All bins are drawn equally wide. */
  readonly edges: readonly number[];
  /** Of exponent histograms: the bin that holds the zeros; -1 for categories. */
  readonly zeroBin: number;
  /** Oldest first. */
  readonly rows: readonly HistogramRow[];
}

export interface HistogramRow {
  /** First and last step it stands for; the same unless several were put together. */
  readonly firstStep: number;
  readonly step: number;
  readonly counts: Float64Array;
  /** Finite values. */
  readonly total: number;
  readonly nan: number;
  readonly positiveInfinity: number;
  readonly negativeInfinity: number;
}

/**
 * The histograms on common bins: for exponents one bin a sign and power of two, from the largest magnitude any of them
 * counts to the smallest, with the zeros in between; for categories one bin each. `null` without histograms.
 */
export function gridOf(histograms: readonly HistogramResource[]): HistogramGrid | null {
  const first = histograms[0];
  if (!first) return null;
  return first.kind === 'category' ? categoryGrid(histograms) : exponentGrid(histograms);
}

function categoryGrid(histograms: readonly HistogramResource[]): HistogramGrid {
  const bins = Math.max(...histograms.map(({ counts }) => counts.length));
  const rows = histograms.map((histogram) => rowOf(histogram, (counts) => histogram.counts.forEach((count, bin) => (counts[bin]! += count)), bins));
  return { kind: 'category', edges: Array.from({ length: bins + 1 }, (_, index) => index), zeroBin: -1, rows };
}

function exponentGrid(histograms: readonly HistogramResource[]): HistogramGrid {
  let lowest = Infinity;
  let highest = -Infinity;
  for (const histogram of histograms) {
    histogram.counts.forEach((count, bin) => {
      const exponent = exponentOf(histogram, bin);
      if (count === 0 || exponent === null) return;
      lowest = Math.min(lowest, exponent.power);
      highest = Math.max(highest, exponent.power);
    });
  }
  // Nothing but zeros: one power on each side keeps the axis an axis.
  if (lowest > highest) lowest = highest = 0;
  const powers = highest - lowest + 1;
  const magnitudes = Array.from({ length: powers + 1 }, (_, index) => 2 ** (lowest + index));
  const rows = histograms.map((histogram) =>
    rowOf(histogram, (counts) => {
      histogram.counts.forEach((count, bin) => {
        if (count === 0) return;
        const exponent = exponentOf(histogram, bin);
        counts[exponent === null ? powers : exponent.isNegative ? highest - exponent.power : powers + 1 + exponent.power - lowest]! += count;
      });
    }, 2 * powers + 1),
  );
  return { kind: 'exponent', edges: [...magnitudes.map((magnitude) => -magnitude).reverse(), ...magnitudes], zeroBin: powers, rows };
}

function rowOf({ step, nan, positiveInfinity, negativeInfinity }: HistogramResource, count: (into: Float64Array) => void, bins: number): HistogramRow {
  const counts = new Float64Array(bins);
  count(counts);
  return { firstStep: step, step, counts, total: counts.reduce((sum, each) => sum + each, 0), nan, positiveInfinity, negativeInfinity };
}

/** Sign and power of two of a bin's smaller end, `null` for the bin around zero. */
function exponentOf(histogram: HistogramResource, bin: number): { readonly isNegative: boolean; readonly power: number } | null {
  const from = histogram.edges[bin]!;
  const to = histogram.edges[bin + 1]!;
  if (from < 0 === to > 0 || from === 0 || to === 0) return null;
  return { isNegative: to < 0, power: Math.round(Math.log2(Math.min(Math.abs(from), Math.abs(to)))) };
}

/** At most `most` rows: neighbours are added up, so that no histogram and no non-finite count is left out. */
export function groupRows(rows: readonly HistogramRow[], most: number): readonly HistogramRow[] {
  if (rows.length <= most) return rows;
  return Array.from({ length: most }, (_, group) => {
    const members = rows.slice(Math.floor((group * rows.length) / most), Math.floor(((group + 1) * rows.length) / most));
    const sum = (of: (row: HistogramRow) => number): number => members.reduce((total, row) => total + of(row), 0);
    return {
      firstStep: members[0]!.firstStep,
      step: members.at(-1)!.step,
      counts: Float64Array.from(members[0]!.counts, (_count, bin) => sum((row) => row.counts[bin]!)),
      total: sum(({ total }) => total),
      nan: sum(({ nan }) => nan),
      positiveInfinity: sum(({ positiveInfinity }) => positiveInfinity),
      negativeInfinity: sum(({ negativeInfinity }) => negativeInfinity),
    };
  });
}

/** Values in the row that are NaN or ±∞. */
export function nonFiniteIn(row: HistogramRow): number {
  return row.nan + row.positiveInfinity + row.negativeInfinity;
}

/** The largest share of its row any bin holds; 0 when all are empty. */
export function largestShare(rows: readonly HistogramRow[]): number {
  return Math.max(0, ...rows.map(({ counts, total }) => (total > 0 ? counts.reduce((most, count) => Math.max(most, count), 0) / total : 0)));
}

/** Labels under the bins: their place in bins from the left, fractions allowed, at most about `most`. */
export function gridTicks(grid: HistogramGrid, most: number): { readonly place: number; readonly value: number }[] {
  const bins = grid.edges.length - 1;
  if (grid.kind === 'category') {
    const every = Math.max(1, Math.ceil(bins / most));
    return Array.from({ length: Math.ceil(bins / every) }, (_, index) => ({ place: index * every + 0.5, value: index * every }));
  }
  const lowest = Math.log10(grid.edges[grid.zeroBin + 1]!);
  const highest = Math.log10(grid.edges[bins]!);
  const every = Math.max(1, Math.ceil(((highest - lowest) * 2) / Math.max(1, most - 1)));
  const ticks = [{ place: grid.zeroBin + 0.5, value: 0 }];
  for (let exponent = Math.ceil(lowest / every) * every; exponent <= highest; exponent += every) {
    const distance = (exponent - lowest) / Math.log10(2);
    ticks.push({ place: grid.zeroBin - distance, value: -(10 ** exponent) }, { place: grid.zeroBin + 1 + distance, value: 10 ** exponent });
  }
  // From the middle outwards, leaving out what would be written over its neighbour.
  const apart = (bins / most) * 0.6;
  const kept: typeof ticks = [];
  for (const tick of ticks) if (kept.every(({ place }) => Math.abs(place - tick.place) >= apart)) kept.push(tick);
  return kept.sort((a, b) => a.place - b.place);
}

/** The row whose step is nearest; -1 without rows. */
export function rowNearStep(rows: readonly HistogramRow[], step: number): number {
  let nearest = -1;
  rows.forEach((row, index) => {
    if (nearest < 0 || Math.abs(row.step - step) < Math.abs(rows[nearest]!.step - step)) nearest = index;
  });
  return nearest;
}
