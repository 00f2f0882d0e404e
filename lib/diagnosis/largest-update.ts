import { quantile } from '../stats/quantile.ts';
import type { ModelDescription } from '../protocol/description.ts';
import { isKernelSubject } from './model-view.ts';
import type { Signals, SignalWindow } from './signals.ts';

/** Update ratio of the fastest kernel that the slowest healthy trainings still had. CS231n names 1e-3 as usual. */
export const healthyUpdate = 3e-4;

/** The kernel that was changed most, by one update, relative to its size. */
export interface LargestUpdate {
  readonly subject: string;
  readonly ratio: number;
  readonly step: number;
}

/** The largest single update of any kernel so far; `null` when no update ratio was sampled. Needs `update-ratio/*`. */
export function largestUpdateSoFar(signals: Signals, model: ModelDescription | null): LargestUpdate | null {
  let largest: LargestUpdate | null = null;
  for (const [subject, { highest }] of signals.each('update-ratio')) {
    if (highest === null || !isKernelSubject(model, subject)) continue;
    if (largest === null || highest.value > largest.ratio) largest = { subject, ratio: highest.value, step: highest.step };
  }
  return largest;
}

/** For each of the newest `count` samples the largest update ratio over all kernels, and which kernel was the largest most recently. */
export function largestUpdates(signals: Signals, model: ModelDescription | null, count: number): { readonly steps: number[]; readonly ratios: number[]; readonly subject: string; readonly kernels: number } | null {
  const kernels = [...signals.each('update-ratio')].filter(([subject]) => isKernelSubject(model, subject));
  const length = Math.min(count, ...kernels.map(([, window]) => window.recent.values.length));
  if (kernels.length === 0 || length === 0) return null;
  const steps: number[] = [];
  const ratios: number[] = [];
  let subject = kernels[0]![0];
  for (let back = length; back >= 1; back--) {
    let largest = Number.NEGATIVE_INFINITY;
    for (const [name, { recent }] of kernels) {
      const value = recent.values.at(-back)!;
      if (!(value > largest)) continue;
      largest = value;
      subject = name;
    }
    steps.push(kernels[0]![1].recent.steps.at(-back)!);
    ratios.push(largest === Number.NEGATIVE_INFINITY ? Number.NaN : largest);
  }
  return { steps, ratios, subject, kernels: kernels.length };
}

/** Learning rate of the newest sample over the largest so far, 0–1; 1 when none is logged. Small ratios in a warm-up are no fault. */
export function scheduleShare(learningRate: SignalWindow | undefined): number {
  const now = learningRate?.recent.values.at(-1);
  const most = learningRate?.highest?.value;
  if (now === undefined || most === undefined || !(now > 0) || !(most > 0)) return 1;
  return Math.min(1, now / most);
}

/** Median of the numbers, NaN when none is finite. */
export function middleOf(numbers: readonly number[]): number {
  return quantile(numbers, 0.5) ?? Number.NaN;
}
