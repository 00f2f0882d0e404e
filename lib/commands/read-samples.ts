import type { StoredSamples } from '../diagnosis/user-rules/firings.ts';
import type { UserRuleCondition } from '../diagnosis/user-rules/user-rule.ts';
import type { Store } from '../storage/store.ts';

/** A longer series is read as buckets of extremes. */
export const mostSamples = 20_000;

/**
 * The stored samples of a metric, oldest first; `null` where the run has none. Of a series longer than `mostSamples` every
 * bucket gives one sample: its extreme on the side the condition looks to, else its mean.
 */
export function readSamples(store: Pick<Store, 'series'>, runId: string, metric: string, condition: UserRuleCondition): StoredSamples | null {
  const data = store.series.read(runId, [metric], { buckets: mostSamples })[0];
  if (data === undefined || data.step.length === 0) return null;
  if (data.resolution === 'raw') return { step: data.step, atMs: data.atMs, value: data.value.map(Number) };
  const side = 'side' in condition ? condition.side : 'above';
  const extreme = side === 'above' ? data.max : side === 'below' ? data.min : data.mean;
  return { step: data.step, atMs: data.atMs, value: extreme.map((value) => value ?? Number.NaN) };
}
