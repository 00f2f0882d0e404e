import { survivesFloat32 } from '../codec/value-column.ts';
import { nodeColumn, valueColumn } from './chunk-kind.ts';

/** Children of a pyramid node. */
export const fanIn = 16;

/** What is known of some neighbouring values. `min`, `max` and `mean` are over the finite ones, NaN when there is none. */
export interface Summary {
  step: number;
  atMs: number;
  min: number;
  max: number;
  mean: number;
  nonFinite: number;
  count: number;
}

/** Summary of `count` ≥ 1 values from `from` on of a value chunk's columns. Only `step` and `atMs` of the first are looked at. */
export function summariseValues(columns: readonly Float64Array[], from: number, count: number): Summary {
  const values = columns[valueColumn.value]!;
  let min = Infinity;
  let max = -Infinity;
  let sum = 0;
  let finite = 0;
  for (let i = from; i < from + count; i++) {
    const value = values[i]!;
    if (value - value !== 0) continue; // NaN and ±Infinity
    if (value < min) min = value;
    if (value > max) max = value;
    sum += value;
    finite++;
  }
  const step = columns[valueColumn.step]![from]!;
  const atMs = columns[valueColumn.atMs]![from]!;
  if (finite === 0) return { step, atMs, min: NaN, max: NaN, mean: NaN, nonFinite: count, count };
  const mean = sum - sum === 0 ? sum / finite : meanWithoutOverflow(values, from, count, finite);
  return { step, atMs, min, max, mean: between(min, mean, max), nonFinite: count - finite, count };
}

function meanWithoutOverflow(values: Float64Array, from: number, count: number, finite: number): number {
  let mean = 0;
  for (let i = from; i < from + count; i++) if (Number.isFinite(values[i])) mean += values[i]! / finite;
  return mean;
}

/** Rounding may put a mean a hair outside of what it is the mean of. */
function between(min: number, mean: number, max: number): number {
  return Math.min(max, Math.max(min, mean));
}

/** Sums up neighbouring parts, in order, without keeping them. */
export class SummaryBuilder {
  private step = 0;
  private atMs = 0;
  private min = Infinity;
  private max = -Infinity;
  private mean = 0;
  private finite = 0;
  private count = 0;

  get isEmpty(): boolean {
    return this.count === 0;
  }

  add({ step, atMs, min, max, mean, nonFinite, count }: Summary): void {
    this.addPart(step, atMs, min, max, mean, nonFinite, count);
  }

  /** Adds node `index` of a node chunk's columns, which stands for `count` values. */
  addNode(columns: readonly Float64Array[], index: number, count: number): void {
    const [steps, times, mins, maxs, means, nonFinites] = columns as NodeColumns;
    this.addPart(steps[index]!, times[index]!, mins[index]!, maxs[index]!, means[index]!, nonFinites[index]!, count);
  }

  /** The summary of what was added, at least one part; then begins anew. */
  take(): Summary {
    const { step, atMs, min, max, mean, finite, count } = this;
    this.min = Infinity;
    this.max = -Infinity;
    this.mean = this.finite = this.count = 0;
    if (finite === 0) return { step, atMs, min: NaN, max: NaN, mean: NaN, nonFinite: count, count };
    return { step, atMs, min, max, mean: between(min, mean, max), nonFinite: count - finite, count };
  }

  private addPart(step: number, atMs: number, min: number, max: number, mean: number, nonFinite: number, count: number): void {
    if (this.count === 0) {
      this.step = step;
      this.atMs = atMs;
    }
    this.count += count;
    if (count === nonFinite) return;
    if (min < this.min) this.min = min;
    if (max > this.max) this.max = max;
    this.finite += count - nonFinite;
    const share = (count - nonFinite) / this.finite;
    this.mean = this.mean * (1 - share) + mean * share; // not by the difference, which can overflow
  }
}
type NodeColumns = readonly [Float64Array, Float64Array, Float64Array, Float64Array, Float64Array, Float64Array];

/**
 * Writes the summary as entry `at` of a node chunk's columns. The mean is rounded to float32 where the extremes are float32,
 * so that the column stays small; done here, once, and not when the chunk is written, so that a restart changes no number.
 */
export function writeNode(columns: readonly Float64Array[], at: number, { step, atMs, min, max, mean, nonFinite }: Summary): void {
  columns[nodeColumn.step]![at] = step;
  columns[nodeColumn.atMs]![at] = atMs;
  columns[nodeColumn.min]![at] = min;
  columns[nodeColumn.max]![at] = max;
  columns[nodeColumn.mean]![at] = survivesFloat32(min) && survivesFloat32(max) ? Math.fround(mean) : mean;
  columns[nodeColumn.nonFinite]![at] = nonFinite;
}

/**
 * Writes the node over the 16 values from `from` on as entry `at` of a node chunk's columns. The same as `writeNode` of
 * `summariseValues`, without the object in between: this is done for every sixteenth number that comes in.
 */
export function writeNodeOfValues(nodes: readonly Float64Array[], at: number, columns: readonly Float64Array[], from: number): void {
  const values = columns[valueColumn.value]!;
  let min = Infinity;
  let max = -Infinity;
  let sum = 0;
  let finite = 0;
  for (let i = from; i < from + fanIn; i++) {
    const value = values[i]!;
    if (value - value !== 0) continue; // NaN and ±Infinity
    if (value < min) min = value;
    if (value > max) max = value;
    sum += value;
    finite++;
  }
  if (finite === 0 || sum - sum !== 0) {
    writeNode(nodes, at, summariseValues(columns, from, fanIn));
    return;
  }
  const mean = between(min, sum / finite, max);
  nodes[nodeColumn.step]![at] = columns[valueColumn.step]![from]!;
  nodes[nodeColumn.atMs]![at] = columns[valueColumn.atMs]![from]!;
  nodes[nodeColumn.min]![at] = min;
  nodes[nodeColumn.max]![at] = max;
  nodes[nodeColumn.mean]![at] = survivesFloat32(min) && survivesFloat32(max) ? Math.fround(mean) : mean;
  nodes[nodeColumn.nonFinite]![at] = fanIn - finite;
}
