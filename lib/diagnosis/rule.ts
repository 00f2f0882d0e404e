import type { Cause, Severity, Words } from '../protocol/cause.ts';
import type { Task } from '../protocol/agent-channel.ts';
import type { DataDescription, ModelDescription, StartProbe, TrainingDescription } from '../protocol/description.ts';
import type { Evidence } from '../protocol/resource.ts';
import type { NonFiniteTrace } from '../protocol/run-event.ts';
import type { TipId } from '../tips/tip-id.ts';
import type { Signals } from './signals.ts';

/** What is known of the run besides its series. Never its name, project, tags or notes. */
export interface RunFacts {
  readonly task: Task | null;
  readonly totalSteps: number | null;
  readonly model: ModelDescription | null;
  readonly training: TrainingDescription | null;
  readonly data: DataDescription | null;
  readonly start: StartProbe | null;
  readonly nonFiniteTrace: NonFiniteTrace | null;
  /** Wall-clock facts the liveness watcher supplies, for `step-stalled` only. */
  readonly liveness: { readonly stepAgeMs: number | null; readonly medianStepMs: number | null } | null;
}
export type FactName = Exclude<keyof RunFacts, 'totalSteps'>;

export interface RuleInput {
  /** Step of the newest sample of any declared signal. */
  readonly step: number;
  readonly signals: Signals;
  readonly facts: RunFacts;
}

/** Evidence that the rule's condition holds now: numbers, never sentences (those are made in `words.ts`). */
export interface Finding {
  /** Overrides the rule's usual severity. */
  readonly severity?: Severity;
  /** `model`, or the layer, variable or series it is about. */
  readonly subject: string;
  /** Further subjects that show the same. */
  readonly alsoIn?: readonly string[];
  /** Step of the newest sample that supports the finding. */
  readonly step: number;
  /** Earliest step at which the evidence begins. */
  readonly firstStep: number;
  /** First entry is the one the sentence is built on. */
  readonly evidence: readonly Evidence[];
  /** Causes this evidence speaks for, likeliest first, each among the rule's `causes`; scores in 0–1, not probabilities. */
  readonly candidates: readonly { readonly cause: Cause; readonly score: number }[];
}

export interface Parameter {
  readonly default: number;
  readonly unit: string;
  readonly about: Words;
}
export type Parameters = Readonly<Record<string, Parameter>>;
export type ParameterValues<P extends Parameters> = { readonly [name in keyof P]: number };

/**
 * How the engine treats the rule; the same mechanism for all.
 * `fireAfter` of the last `outOf` evaluations must find it; it clears after `clearAfter` evaluations without.
 */
export interface Patience {
  readonly fireAfter: number;
  readonly outOf: number;
  readonly clearAfter: number;
}

export interface Rule<P extends Parameters = Parameters> {
  /** Stable, kebab-case, ‹signal›-‹symptom›; equals the folder name; stored with incidents. */
  readonly id: string;
  /** `rule` judges series while the run goes on; `preflight` judges facts, before step 0 or as soon as they are known. */
  readonly kind: 'rule' | 'preflight';
  readonly severity: Severity;
  readonly status: 'preview' | 'stable' | 'deprecated';
  /** Series names (`train/loss`) or families (`gradient-norm/*`). All of `signals` and `facts` must be there, else it is "not evaluated". */
  readonly signals: readonly string[];
  /** Looked at when there, not required. */
  readonly optionalSignals?: readonly string[];
  readonly facts: readonly FactName[];
  readonly optionalFacts?: readonly FactName[];
  /** Tasks the rule says nothing about (`adversarial` for loss-diverging …). */
  readonly silentForTasks?: readonly Task[];
  readonly patience: Patience;
  /** Samples of the first signal between two evaluations; 1 = every sample. Evaluations rules use 1. */
  readonly everySamples: number;
  /** Samples of the first signal before the rule can find anything, for the coverage shown to people; 0 when left out. */
  readonly warmUpSamples?: number;
  /** Severity is capped at `info` while the training gets somewhere (structural symptoms); a finding that says `critical` itself passes. */
  readonly isGatedByOutcome?: boolean;
  readonly parameters: P;
  readonly tips: readonly TipId[];
  /** Causes it can speak for, the usual one first. */
  readonly causes: readonly Cause[];
  /** Pure and synchronous: no clock, no I/O, no logging, no mutation. Never throws, whatever the samples hold. */
  evaluate(input: RuleInput, parameters: ParameterValues<P>): Finding | null;
}

/** What a rule says to a person, made from a finding's numbers. */
export interface RuleWords {
  readonly title: Words;
  /** One sentence on what the rule watches. */
  readonly about: Words;
  /** What was observed, with numbers, one or two sentences. */
  message(finding: Finding): Words;
  /** What would show that this is not so. */
  readonly falsifiedBy: readonly { readonly probe?: string; readonly text: Words }[];
}

/** Keeps the parameter names typed inside `evaluate`; returns its argument. */
export function defineRule<const P extends Parameters>(rule: Rule<P>): Rule<P> {
  return rule;
}

/** The default of each parameter. */
export function defaultsOf<P extends Parameters>(parameters: P): ParameterValues<P> {
  return Object.fromEntries(Object.entries(parameters).map(([name, parameter]) => [name, parameter.default])) as ParameterValues<P>;
}
