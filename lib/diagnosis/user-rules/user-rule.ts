import type { Severity } from '../../protocol/cause.ts';

/** What a person's rule waits for. Windows count samples of the metric, not steps. */
export type UserRuleCondition =
  /** The value lies above or below a limit. */
  | { readonly kind: 'threshold'; readonly side: 'above' | 'below'; readonly limit: number }
  /** The value moved by at least this share of what it was `window` samples ago. */
  | { readonly kind: 'change'; readonly side: 'above' | 'below'; readonly ratio: number; readonly window: number }
  /** The value lies this many robust deviations from the median of the `window` samples before it. */
  | { readonly kind: 'robust-z'; readonly side: 'above' | 'below' | 'both'; readonly deviations: number; readonly window: number }
  /** No sample came for this long. */
  | { readonly kind: 'no-data'; readonly minutes: number }
  /** The newest steps take this many times as long as the first `window` of the run. */
  | { readonly kind: 'step-time'; readonly factor: number; readonly window: number };
export type UserRuleKind = UserRuleCondition['kind'];
export const userRuleKinds = ['threshold', 'change', 'robust-z', 'no-data', 'step-time'] as const satisfies readonly UserRuleKind[];

/** What a person writes down: a condition on one metric of every run of a project. */
export interface UserRuleDraft {
  readonly project: string;
  readonly name: string;
  /** Series the condition looks at; `step-ms` for `step-time`. */
  readonly metric: string;
  readonly condition: UserRuleCondition;
  readonly severity: Severity;
  /** Samples in a row that must show it before an incident opens, and samples in a row without it before it resolves. */
  readonly patience: number;
  readonly isOn: boolean;
}

export interface UserRule extends UserRuleDraft {
  readonly id: string;
  readonly createdBy: string;
  readonly createdAtMs: number;
  readonly changedAtMs: number;
}

/** Largest window, in samples. */
export const longestWindow = 200;
export const longestPatience = 100;

/** The rule's name in an incident; it leads to the rule's page. */
export const userRuleId = (id: string): string => `user-rule:${id}`;
