import type { Cause, Severity, Words } from './cause.ts';
import type { BestValidation } from './best-validation.ts';
import type { RunStatus } from './resource.ts';

/** Open incidents of a project that have the same cause. */
export interface OpenCause {
  readonly cause: Cause;
  /** Of the worst of them. */
  readonly severity: Severity;
  readonly incidents: number;
  readonly runs: number;
  /** The one that opened last. */
  readonly newest: { readonly id: string; readonly title: Words };
}

/** The run of a project that did best in a metric. */
export interface BestOfMetric {
  readonly name: string;
  readonly runId: string;
  readonly runName: string;
  readonly value: number;
  /** The best value of the project's baseline, `null` where there is none. */
  readonly baseline: number | null;
}

/** What stands on a project's page besides what happened lately. Archived and deleted runs are counted nowhere else. */
export interface ProjectSummary {
  readonly project: string;
  readonly runs: Readonly<Record<RunStatus, number>>;
  readonly archived: number;
  readonly newestStartedAtMs: number | null;
  /** Worst first, then those of most runs. */
  readonly causes: readonly OpenCause[];
  readonly best: readonly BestOfMetric[];
  readonly baseline: { readonly runId: string; readonly name: string; readonly best: BestValidation | null } | null;
}
