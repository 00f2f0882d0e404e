/** How far a rule could be judged on a run. "Not evaluated" is never "ok". */
export interface RuleCoverage {
  readonly rule: string;
  readonly kind: 'rule' | 'preflight';
  readonly state: 'watching' | 'firing' | 'warming-up' | 'not-evaluated' | 'not-applicable' | 'off' | 'failed';
  /** Signals or facts that are missing, for `not-evaluated`; the fault, for `failed`. */
  readonly missing: readonly string[];
}
