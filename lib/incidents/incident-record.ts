import type { Cause, Severity } from '../protocol/cause.ts';
import type { Symptom } from './symptom.ts';

/** What is remembered of one incident besides its symptoms. Plain data. */
export interface IncidentRecord {
  readonly id: string;
  state: 'firing' | 'resolved';
  cause: Cause;
  subject: string;
  severity: Severity;
  /** When it opened; an incident that began as a hint opens anew when it becomes a warning. */
  openedAtStep: number;
  openedAtMs: number;
  lastStep: number;
  /** Evaluations that found any of its symptoms; for a user's alert, how often it was raised. */
  count: number;
  /** Its symptoms as they were when it was resolved, which the book may since have forgotten; empty while it is open. */
  kept: readonly Symptom[];
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
