import type { Severity } from '../protocol/cause.ts';
import type { Finding } from './rule.ts';

/** Per-project settings of rules, by rule id. */
export type RuleSettings = Readonly<Record<string, { readonly isOff: boolean; readonly parameters: Readonly<Record<string, number>> }>>;

/** A rule began or went on to find something (`found`), or stopped (`cleared`). `pending` findings are not often enough yet. */
export interface RuleChange {
  readonly kind: 'found' | 'cleared' | 'pending';
  readonly rule: string;
  /** `null` when cleared. */
  readonly finding: Finding | null;
  /** After the outcome gate. */
  readonly severity: Severity;
}
export interface Moment {
  readonly step: number;
  readonly atMs: number;
}
