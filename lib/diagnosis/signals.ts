/** Samples of one series, oldest first, as two columns of equal length. Values may be NaN or ±Infinity. */
export interface Samples {
  readonly steps: Float64Array;
  readonly values: Float64Array;
}

/**
 * One series as a rule sees it: its beginning, its newest part, and what must be remembered in between.
 * Bounded, whatever the length of the run. Windows count samples, not steps.
 */
export interface SignalWindow {
  /** Samples ever seen. */
  readonly count: number;
  /** The first ≤ 100 samples. */
  readonly head: Samples;
  /** The newest ≤ 500 samples (all of them while there are fewer). */
  readonly recent: Samples;
  /** Smallest and largest finite value so far with its step; `null` when none was finite. */
  readonly lowest: { readonly value: number; readonly step: number } | null;
  readonly highest: { readonly value: number; readonly step: number } | null;
  /** NaN and ±Infinity seen so far. */
  readonly nonFinite: { readonly count: number; readonly firstStep: number | null };
}

/** Per-class or per-exponent counts at one step, newest first where a list of them is given. */
export interface CategoryCounts {
  readonly step: number;
  readonly counts: readonly number[];
}

/** What rules may look at. Only what the rule declared is in it. */
export interface Signals {
  /** The window of one series, or `undefined` when the run has no such series. */
  series(name: string): SignalWindow | undefined;
  /** Windows of all series `<prefix>/<subject>`, in model order (forward), by subject. */
  each(prefix: string): ReadonlyMap<string, SignalWindow>;
  /** Newest ≤ 50 category histograms of that name (`label`, `prediction`), oldest first. */
  categories(name: string): readonly CategoryCounts[];
}
