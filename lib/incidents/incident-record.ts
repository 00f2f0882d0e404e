import type { Cause, Severity } from '../protocol/cause.ts';

/** What is remembered of one incident besides its symptoms. Plain data. */
export interface IncidentRecord {
  readonly id: string;
  state: 'firing' | 'resolved';
  cause: Cause;
  subject: string;
  severity: Severity;
  readonly openedAtStep: number;
  readonly openedAtMs: number;
  lastStep: number;
  /** Evaluations that found any of its symptoms; for a user's alert, how often it was raised. */
  count: number;
  resolved: { readonly step: number; readonly atMs: number } | null;
  /** Rule the incident is told by, and the rules of all its symptoms. */
  root: string;
  members: string[];
  /** Causes it was put down to before, with the step at which that changed. */
  earlierCauses: { readonly cause: Cause; readonly untilStep: number }[];
  /** Why it was closed although its symptoms went on: they belong to another incident. */
  mergedInto: string | null;
  /** For incidents of cause `user-alert`. */
  alert: { readonly title: string; readonly text: string } | null;
  /** How it looked when it was last handed out, and up to which step. */
  told: { readonly signature: string; readonly lastStep: number } | null;
}
