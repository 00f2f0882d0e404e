import type { CategoryCounts, Samples, Signals, SignalWindow } from './signals.ts';

/** A series in a test: its values at steps 0, 1, 2 …, or with steps of their own. */
export type Curve = readonly number[] | { readonly steps: readonly number[]; readonly values: readonly number[] };

/** `count` values made by `at(0) … at(count − 1)`. */
export function curve(count: number, at: (index: number) => number): number[] {
  return Array.from({ length: count }, (_, index) => at(index));
}

/** As the agent samples by default: step 0–49 each, then every tenth, `count` samples made by `at(step)`. */
export function sampled(count: number, at: (step: number) => number): { steps: number[]; values: number[] } {
  const steps = curve(count, (index) => (index < 50 ? index : 50 + (index - 50) * 10));
  return { steps, values: steps.map(at) };
}

/** Deterministic noise in [−1, 1): the same index gives the same number. */
export function noise(index: number, seed = 1): number {
  let state = Math.imul(index + 1, 0x9e3779b1) ^ Math.imul(seed + 1, 0x85ebca6b);
  state = Math.imul(state ^ (state >>> 15), 0x2c1b3c6d);
  state = Math.imul(state ^ (state >>> 12), 0x297a2d39);
  return ((state ^ (state >>> 15)) >>> 0) / 2 ** 31 - 1;
}

/** The window a rule would see after these samples, built the obvious way. */
export function windowOf(values: Curve): SignalWindow {
  const known = windows.get(values);
  if (known !== undefined) return known;
  const window = makeWindow(values);
  windows.set(values, window);
  return window;
}
const windows = new WeakMap<Curve, SignalWindow>(); // a curve shown to a rule many times is built once

function makeWindow(values: Curve): SignalWindow {
  const all: Samples = Array.isArray(values)
    ? { steps: Float64Array.from(values, (_, step) => step), values: Float64Array.from(values as readonly number[]) }
    : { steps: Float64Array.from((values as { steps: readonly number[] }).steps), values: Float64Array.from((values as { values: readonly number[] }).values) };
  let lowest: SignalWindow['lowest'] = null;
  let highest: SignalWindow['highest'] = null;
  let count = 0;
  let firstStep: number | null = null;
  all.values.forEach((value, index) => {
    const step = all.steps[index]!;
    if (!Number.isFinite(value)) {
      count += 1;
      firstStep ??= step;
      return;
    }
    if (lowest === null || value < lowest.value) lowest = { value, step };
    if (highest === null || value > highest.value) highest = { value, step };
  });
  return {
    count: all.values.length,
    head: { steps: all.steps.slice(0, 100), values: all.values.slice(0, 100) },
    recent: { steps: all.steps.slice(-500), values: all.values.slice(-500) },
    lowest,
    highest,
    nonFinite: { count, firstStep },
  };
}

export interface SignalCurves {
  /** By full series name: `train/loss`, `gradient-norm/dense_1/kernel` … */
  readonly series?: Readonly<Record<string, Curve>>;
  readonly categories?: Readonly<Record<string, readonly CategoryCounts[]>>;
}

/** Signals holding exactly these series; families in the order given. */
export function signalsOf({ series = {}, categories = {} }: SignalCurves): Signals {
  const windows = new Map(Object.entries(series).map(([name, values]) => [name, windowOf(values)]));
  return {
    series: (name) => windows.get(name),
    each: (prefix) => new Map([...windows].filter(([name]) => name.startsWith(`${prefix}/`)).map(([name, window]) => [name.slice(prefix.length + 1), window])),
    categories: (name) => categories[name] ?? [],
  };
}

/** Newest step of any of the curves, 0 when there is none. */
export function newestStep({ series = {}, categories = {} }: SignalCurves): number {
  const steps = Object.values(series).map((values) => windowOf(values).recent.steps.at(-1) ?? 0);
  const counted = Object.values(categories).map((list) => list.at(-1)?.step ?? 0);
  return Math.max(0, ...steps, ...counted);
}
