import type { Severity } from '../protocol/cause.ts';
import type { Finding } from '../diagnosis/rule.ts';

/** One rule's evidence on one run, from its first finding until it is forgotten. Plain data. */
export interface Symptom {
  readonly rule: string;
  /** `past`: no longer found, but remembered. */
  phase: 'firing' | 'past';
  severity: Severity;
  finding: Finding;
  /** Where the evidence begins. */
  firstStep: number;
  lastStep: number;
  /** Evaluations that found it. */
  count: number;
  /** When it stopped, the lowest training loss until then, and whether the cool-down has passed since. */
  cleared: { readonly step: number; readonly lowestLoss: number | null; isCold: boolean } | null;
}

const weights: Readonly<Record<Severity, number>> = { critical: 1, warning: 0.9, info: 0.5 };
export const severityOrder: Readonly<Record<Severity, number>> = { critical: 2, warning: 1, info: 0 };

/** How strongly a symptom speaks for a cause, 0–1. */
export function voice(symptom: Symptom, cause: string): number {
  return weights[symptom.severity] * scoreOf(symptom, cause);
}

export function scoreOf(symptom: Symptom, cause: string): number {
  return Math.max(0, ...symptom.finding.candidates.filter((candidate) => candidate.cause === cause).map((candidate) => candidate.score));
}

/** The graver of two. */
export function graver(one: Severity, other: Severity): Severity {
  return severityOrder[one] >= severityOrder[other] ? one : other;
}
