import type { Severity, Words } from './cause.ts';

/** JSON forms of what people do together: silences, comments, the history of an incident and the feed. */

export const silenceScopes = ['incident', 'rule', 'run', 'project'] as const;
export type SilenceScope = (typeof silenceScopes)[number];

/** No notices about what it covers: until a step, until a time, or for good. What is covered still opens and is still shown. */
export interface Silence {
  readonly id: string;
  readonly scope: SilenceScope;
  readonly project: string;
  /** Set for scope `run` and `incident`. */
  readonly runId: string | null;
  /** Set for scope `incident`. */
  readonly incidentId: string | null;
  /** Set for scope `rule`: that rule in every run of the project. */
  readonly rule: string | null;
  /** Holds while the run's last step is smaller; `null`: no such limit. */
  readonly untilStep: number | null;
  readonly untilAtMs: number | null;
  readonly reason: string;
  readonly by: string;
  readonly createdAtMs: number;
}

export const tipOutcomes = ['helped', 'did-not-help', 'tried'] as const;
export type TipOutcome = (typeof tipOutcomes)[number];

/** What came of a tip that somebody tried. */
export interface TipTrial {
  readonly outcome: TipOutcome;
  readonly by: string;
  readonly atMs: number;
}

/** What a comment is about. */
export type CommentAnchor =
  | { readonly kind: 'run' }
  /** Both ends included; `chart` is the id of a chart of the run's page. */
  | { readonly kind: 'step-range'; readonly chart: string; readonly fromStep: number; readonly toStep: number }
  | { readonly kind: 'layer'; readonly layer: string }
  | { readonly kind: 'incident'; readonly incidentId: string };

export interface CommentResource {
  readonly id: string;
  readonly runId: string;
  readonly anchor: CommentAnchor;
  readonly author: string;
  /** Markdown, up to 10,000 characters. Untrusted: HTML in it is never to be executed. */
  readonly text: string;
  /** People named with `@` in the text. */
  readonly mentions: readonly string[];
  readonly createdAtMs: number;
  readonly editedAtMs: number | null;
}

/** Longest comment, in characters. */
export const commentCharacters = 10_000;
/** Longest reason or name given with a verb, in characters. */
export const reasonCharacters = 1_000;

export const historyVerbs = [
  'opened', 'escalated', 'eased', 'cause-changed', 'cleared', 'fired-again',
  'acknowledged', 'assigned', 'commented', 'silenced', 'silence-ended', 'resolved', 'reopened', 'tip-tried',
] as const;
export type HistoryVerb = (typeof historyVerbs)[number];

/** One line of an incident's history: who did what when. */
export interface HistoryEntry {
  readonly atMs: number;
  /** `null`: the diagnosis itself. */
  readonly actor: string | null;
  readonly verb: HistoryVerb;
  /** What belongs to the verb: `severity`, `cause`, `from`, `assignee`, `reason`, `tip`, `outcome`, `scope`, `commentId` … */
  readonly detail: Readonly<Record<string, string | number | null>>;
}

export const feedKinds = ['comment', 'verb', 'incident-opened', 'incident-cleared', 'incident-fired-again', 'run-began', 'run-ended'] as const;
export type FeedKind = (typeof feedKinds)[number];

/** One thing that happened. */
export interface FeedItem {
  readonly id: string;
  readonly atMs: number;
  readonly kind: FeedKind;
  /** `null`: the diagnosis or the agent. */
  readonly actor: string | null;
  readonly project: string;
  readonly runId: string;
  readonly runName: string;
  readonly incident: { readonly id: string; readonly title: Words; readonly severity: Severity } | null;
  /** For `verb`: what was done, with its details. */
  readonly verb: HistoryVerb | null;
  readonly detail: Readonly<Record<string, string | number | null>>;
  /** For `comment`. */
  readonly comment: CommentResource | null;
  /** For `run-began` and `run-ended`. */
  readonly status: string | null;
}

/** Something that people wrote or did changed: pages that show it read it again. */
export interface TeamChange {
  readonly runId: string | null;
  readonly incidentId: string | null;
}
