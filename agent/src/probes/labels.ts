import type { Task } from '../../../lib/protocol/agent-channel.ts';
import { limits } from '../../../lib/protocol/limits.ts';
import type { HostTensor } from './host-values.ts';

/** How targets name classes: one row of weights per sample (`rows`, one-hot or smoothed), or one class number per sample (`ids`). */
export interface LabelCoding {
  readonly form: 'rows' | 'ids';
  readonly categories: number;
}

export interface LabelHints {
  readonly loss: string | null;
  /** Last dimension of the model's output, `null` when unknown. */
  readonly outputUnits: number | null;
  readonly task: Task | null;
}

/**
 * How `target` codes classes, or `null` when it does not (regression, several labels at once, more classes than a
 * histogram may have). Judged by values and loss: rows of 0…1 that sum to 1; whole numbers under a sparse loss or a
 * declared classification; 0 and 1 under a binary one.
 */
export function labelCoding(target: HostTensor, hints: LabelHints): LabelCoding | null {
  const { values, shape } = target;
  if (values.length === 0 || hints.task === 'regression') return null;
  const last = shape.length > 1 ? shape.at(-1)! : 1;
  const isSparse = hints.loss?.toLowerCase().startsWith('sparse') ?? false;
  if (last >= 2 && !isSparse) {
    const isPlain = hints.loss !== null && /categorical/i.test(hints.loss);
    return last <= limits.histogramBins && areClassRows(values, last, isPlain) ? { form: 'rows', categories: last } : null;
  }
  const isBinary = hints.loss !== null && /binary|sigmoid/i.test(hints.loss);
  if (!isSparse && !isBinary && hints.task !== 'classification') return null;
  let largest = 0;
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    if (!Number.isInteger(value) || value < 0 || value >= limits.histogramBins) return null;
    if (value > largest) largest = value;
  }
  if (isBinary || (!isSparse && hints.outputUnits === 1)) return largest <= 1 ? { form: 'ids', categories: 2 } : null;
  return { form: 'ids', categories: Math.max(hints.outputUnits ?? 0, largest + 1, 2) };
}

function areClassRows(values: ArrayLike<number>, width: number, allowsSmoothing: boolean): boolean {
  for (let start = 0; start < values.length; start += width) {
    let sum = 0;
    for (let i = start; i < start + width; i++) {
      const value = values[i]!;
      if (!(value >= 0 && value <= 1) || (!allowsSmoothing && value !== 0 && value !== 1)) return false;
      sum += value;
    }
    if (Math.abs(sum - 1) > 1e-3) return false;
  }
  return true;
}

/** Samples per class. Class numbers outside the coding and rows without a largest entry are not counted. */
export function countCategories({ values }: HostTensor, { form, categories }: LabelCoding): Uint32Array {
  const counts = new Uint32Array(categories);
  if (form === 'ids') {
    for (let i = 0; i < values.length; i++) if (values[i]! < categories) counts[values[i]!]!++;
    return counts;
  }
  for (let start = 0; start + categories <= values.length; start += categories) {
    const best = largestIndex(values, start, categories);
    if (best >= 0) counts[best]!++;
  }
  return counts;
}

/**
 * Predicted classes, counted: the largest entry of each row; with a single output unit, class 1 above `threshold`
 * (0.5 for probabilities, 0 for logits). `null` when the output does not fit the labels.
 */
export function countPredictions(output: HostTensor, coding: LabelCoding, threshold: number): Uint32Array | null {
  const units = output.shape.at(-1) ?? 1;
  if (units === coding.categories) return countCategories(output, { form: 'rows', categories: units });
  if (units !== 1 || coding.categories !== 2) return null;
  const counts = new Uint32Array(2);
  for (let i = 0; i < output.values.length; i++) counts[output.values[i]! > threshold ? 1 : 0]!++;
  return counts;
}

function largestIndex(values: ArrayLike<number>, start: number, width: number): number {
  let best = -1;
  let largest = -Infinity;
  for (let i = 0; i < width; i++) {
    if (values[start + i]! > largest) {
      largest = values[start + i]!;
      best = i;
    }
  }
  return best;
}

/** Entropy of counts in nats; 0 for none. */
export function entropy(counts: ArrayLike<number>): number {
  let total = 0;
  for (let i = 0; i < counts.length; i++) total += counts[i]!;
  let sum = 0;
  for (let i = 0; i < counts.length; i++) if (counts[i]! > 0) sum -= (counts[i]! / total) * Math.log(counts[i]! / total);
  return sum;
}

/**
 * Expected entropy, in nats, of the labels of `size` samples drawn at random where class k has share prior_k / Σ prior:
 * Σ_k E[−(c/n) ln(c/n)] with c binomial, exact. A shuffled batch comes out near this, a sorted one far below.
 */
export function expectedBatchEntropy(prior: ArrayLike<number>, size: number): number {
  let total = 0;
  for (let i = 0; i < prior.length; i++) total += prior[i]!;
  if (total === 0 || size === 0) return 0;
  let expected = 0;
  for (let k = 0; k < prior.length; k++) {
    const share = prior[k]! / total;
    if (share <= 0 || share >= 1) continue;
    const odds = Math.log(share) - Math.log1p(-share);
    let logProbability = size * Math.log1p(-share); // of c = 0
    for (let c = 1; c <= size; c++) {
      logProbability += Math.log((size - c + 1) / c) + odds;
      expected -= Math.exp(logProbability) * (c / size) * Math.log(c / size);
    }
  }
  return expected;
}
