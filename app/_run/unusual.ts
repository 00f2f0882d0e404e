import type { SeriesSummary } from '../../lib/protocol/resource.ts';
import { numberOf } from '../_live/series-points.ts';
import type { LayerSignal } from './series-name.ts';

/** Update ratios of healthy trainings: 3·10⁻⁴ to 2·10⁻². */
export const healthyUpdates = { from: 3e-4, to: 2e-2 } as const;

const sharesOfUnits: readonly LayerSignal[] = ['activation-dead-ratio', 'activation-zero-ratio', 'activation-saturated-ratio', 'gradient-zero-ratio'];
const inLogarithm: readonly LayerSignal[] = ['gradient-norm', 'weight-norm', 'gradient-mean-abs', 'activation-std'];

/**
 * How unlike the others a value of a per-layer signal is, 0 for a usual one, 1 for one worth a look, Infinity for a
 * non-finite one. Update ratios are held against the healthy band, shares of units against 0, sizes against the median of
 * the layers (in powers of ten; two of them count 1).
 */
export function unusualness(signal: LayerSignal, value: number, median: number): number {
  if (!Number.isFinite(value)) return Infinity;
  if (signal === 'update-ratio') {
    if (value <= 0) return 2;
    return Math.max(0, Math.log10(healthyUpdates.from / value), Math.log10(value / healthyUpdates.to));
  }
  if (signal === 'gradient-non-finite') return value > 0 ? Infinity : 0;
  if (sharesOfUnits.includes(signal)) return value * 2;
  if (!inLogarithm.includes(signal)) return Math.abs(value - median) / (Math.abs(median) + 1);
  if (value === 0 || median === 0) return value === median ? 0 : 3;
  return Math.abs(Math.log10(value / median)) / 2;
}

/** Median of the finite values, NaN when there is none. */
export function medianOf(values: readonly number[]): number {
  const sorted = values.filter(Number.isFinite).sort((a, b) => a - b);
  if (sorted.length === 0) return Number.NaN;
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/** At most `limit` of the series of one signal: those of `first` (subjects of incidents), then the most unusual ones; in their own order. */
export function mostUnusual(signal: LayerSignal, series: readonly SeriesSummary[], limit: number, first: ReadonlySet<string>): readonly string[] {
  if (series.length <= limit) return series.map(({ name }) => name);
  const values = series.map(({ last }) => numberOf(last));
  const median = medianOf(values);
  const chosen = series
    .map(({ name }, index) => ({ index, rank: first.has(name.slice(signal.length + 1)) ? Infinity : unusualness(signal, values[index]!, median) }))
    .sort((a, b) => (a.rank === b.rank ? a.index - b.index : b.rank - a.rank))
    .slice(0, limit)
    .map(({ index }) => index)
    .sort((a, b) => a - b);
  return chosen.map((index) => series[index]!.name);
}
