import type { ModelDescription } from '../../lib/protocol/description.ts';
import type { SeriesSummary } from '../../lib/protocol/resource.ts';
import { numberOf } from '../_live/series-points.ts';
import { layerOf, layerSeries, type LayerSignal } from './series-name.ts';
import { healthyUpdates, medianOf, unusualness } from './unusual.ts';

export type Reason = 'non-finite' | 'updates-large' | 'updates-small' | 'gradient-far' | 'dead' | 'saturated' | 'no-gradient';

/** One row of the list of layers. Series that do not exist (yet) are `null`. */
export interface LayerRow {
  readonly name: string;
  readonly kind: string | null;
  /** Shape of the kernel, else of the output. */
  readonly shape: readonly (number | null)[] | null;
  readonly parameters: number | null;
  readonly isFrozen: boolean;
  /** The variable the row's gradient, update and weights are those of: the kernel where there is one. */
  readonly variable: string | null;
  readonly activation: string | null;
}

/** The layers of the model in its order, then those that only series speak of. */
export function layerRows(model: ModelDescription | null, seriesNames: readonly string[]): readonly LayerRow[] {
  const rows = new Map<string, LayerRow>();
  for (const layer of model?.layers ?? []) {
    const main = layer.variables.find((variable) => variable.isKernel) ?? layer.variables[0] ?? null;
    rows.set(layer.name, {
      name: layer.name, kind: layer.className, shape: main?.shape ?? layer.outputShape, parameters: layer.parameterCount,
      isFrozen: layer.parameterCount > 0 && !layer.trainable, variable: main?.name ?? null, activation: layer.activation,
    });
  }
  for (const name of seriesNames) {
    const found = layerSeries(name);
    if (!found) continue;
    const isActivation = found.signal.startsWith('activation');
    const layer = isActivation ? found.subject : ownerOf(found.subject, rows);
    const row = rows.get(layer);
    if (!row) rows.set(layer, { name: layer, kind: null, shape: null, parameters: null, isFrozen: false, variable: isActivation ? null : found.subject, activation: null });
    else if (row.variable === null && !isActivation && row.kind === null) rows.set(layer, { ...row, variable: found.subject });
  }
  return [...rows.values()];
}

function ownerOf(subject: string, rows: ReadonlyMap<string, LayerRow>): string {
  return rows.has(subject) ? subject : layerOf(subject);
}

/** Name of a row's series of a signal. */
export function seriesOfRow(row: LayerRow, signal: LayerSignal): string {
  return `${signal}/${signal.startsWith('activation') ? row.name : (row.variable ?? row.name)}`;
}

export interface Judged {
  readonly rank: number;
  readonly reasons: readonly Reason[];
}

/** Shares of units and distances from the other layers above which a row is said to be unusual. */
const limits = { dead: 0.5, saturated: 0.5, gradientPowersOfTen: 3 } as const;

/** How unlike the others each layer is, and why, from the newest values; by name of the layer. */
export function judgeRows(rows: readonly LayerRow[], series: ReadonlyMap<string, SeriesSummary>): ReadonlyMap<string, Judged> {
  const newest = (row: LayerRow, signal: LayerSignal) => {
    const summary = series.get(seriesOfRow(row, signal));
    return summary ? numberOf(summary.last) : null;
  };
  const gradientMedian = medianOf(rows.flatMap((row) => newest(row, 'gradient-norm') ?? []));
  return new Map(rows.map((row) => [row.name, judgeRow(row, newest, gradientMedian)]));
}

function judgeRow(row: LayerRow, newest: (row: LayerRow, signal: LayerSignal) => number | null, gradientMedian: number): Judged {
  const reasons: Reason[] = [];
  let rank = 0;
  const note = (signal: LayerSignal, median: number, reason: (value: number) => Reason | null) => {
    const value = newest(row, signal);
    if (value === null) return;
    rank = Math.max(rank, unusualness(signal, value, median));
    const why = Number.isFinite(value) ? reason(value) : 'non-finite';
    if (why && !reasons.includes(why)) reasons.push(why);
  };
  note('gradient-norm', gradientMedian, (value) => (value === 0 ? 'no-gradient' : Math.abs(Math.log10(value / gradientMedian)) >= limits.gradientPowersOfTen ? 'gradient-far' : null));
  note('update-ratio', Number.NaN, (value) => (value > healthyUpdates.to ? 'updates-large' : value < healthyUpdates.from ? 'updates-small' : null));
  note('activation-dead-ratio', 0, (value) => (value > limits.dead ? 'dead' : null));
  note('activation-saturated-ratio', 0, (value) => (value > limits.saturated ? 'saturated' : null));
  return { rank, reasons };
}

/** Names of the layers, most unusual first, in model order where equal. */
export function orderByUnusual(rows: readonly LayerRow[], judged: ReadonlyMap<string, Judged>): readonly string[] {
  const rankOf = (row: LayerRow) => (judged.get(row.name)!.reasons.length > 0 ? judged.get(row.name)!.rank : -1);
  return rows
    .map((row, index) => ({ name: row.name, index, rank: rankOf(row) }))
    .sort((a, b) => (a.rank === b.rank ? a.index - b.index : b.rank - a.rank))
    .map(({ name }) => name);
}
