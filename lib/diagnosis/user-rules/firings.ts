import type { UserFinding } from './evaluate.ts';
import type { UserRuleDraft } from './user-rule.ts';
import { UserRuleWatch } from './watch.ts';

/** Stored samples of one metric: parallel columns, oldest first. */
export interface StoredSamples {
  readonly step: ArrayLike<number>;
  readonly atMs: ArrayLike<number>;
  readonly value: ArrayLike<number>;
}

/**
 * Where a rule would have opened an incident, in order. `untilMs` is when the run ended or, while it runs, now:
 * silence from the last sample until then counts for `no-data`.
 */
export function firingsOf(rule: UserRuleDraft, { step, atMs, value }: StoredSamples, untilMs: number | null): readonly UserFinding[] {
  const watch = new UserRuleWatch(rule);
  const firings: UserFinding[] = [];
  const note = (change: 'opened' | 'again' | 'cleared' | null): void => {
    if (change === 'opened' && watch.finding !== null) firings.push(watch.finding);
  };
  for (let i = 0; i < step.length; i++) {
    if (watch.lastAtMs !== null) note(watch.observeAge(atMs[i]! - watch.lastAtMs));
    note(watch.add(step[i]!, atMs[i]!, value[i]!));
  }
  if (untilMs !== null && watch.lastAtMs !== null) note(watch.observeAge(untilMs - watch.lastAtMs));
  return firings;
}
