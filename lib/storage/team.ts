import type { IncidentMarks } from '../incidents/incident-marks.ts';
import type { IncidentResource, RunResource } from '../protocol/resource.ts';
import type { CommentResource, FeedItem, HistoryEntry, Silence } from '../protocol/team.ts';
import type { Page } from './page.ts';

/** What a person did, as it goes into an incident's history. */
export type Deed = Omit<HistoryEntry, 'actor'> & { readonly actor: string };

/** What people said about incidents. The judge's `save` never touches it. */
export interface MarkStore {
  /** Changes the marks and records the deed, in one transaction; answers the incident as it is then. Throws `not-found`. */
  mark(incidentId: string, change: (marks: IncidentMarks) => IncidentMarks, deed: Deed): IncidentResource;
  /** Records a deed that leaves no mark. */
  recordDeed(incidentId: string, deed: Deed): void;
  /** People's deeds, oldest first. */
  deeds(incidentId: string): readonly Deed[];
}

export interface SilenceStore {
  /** Adds it; an earlier one of the same scope about the same thing ends with that. */
  add(silence: Silence): void;
  /** The silence with that id that was not ended, expired or not. */
  find(id: string): Silence | null;
  /** `false` when there is no such silence that was not ended. */
  end(id: string, by: string, atMs: number): boolean;
  /** Silences whose time is over and that nobody ended, the first to end first. */
  expired(nowMs: number): readonly Silence[];
  /** Notes that a silence whose time is over was told of; it is `expired` no more. */
  close(id: string): void;
  /** When the next silence ends by time, `null` when none does. */
  nextEndAtMs(): number | null;
  /** Silences that were neither ended nor expired by time, newest first. */
  list(nowMs: number): readonly Silence[];
  /** The silence that covers an incident of the run at that time, the narrowest first; `null` when none does. */
  covering(incident: Pick<IncidentResource, 'id' | 'rule'>, run: Pick<RunResource, 'id' | 'project' | 'lastStep'>, nowMs: number): Silence | null;
}

export interface CommentsQuery {
  readonly runId?: string;
  readonly incidentId?: string;
  readonly limit: number;
  readonly cursor?: string;
}

export interface CommentStore {
  add(comment: CommentResource): void;
  find(id: string): CommentResource | null;
  /**
   * Replaces the text, if the comment is still as it was at `basedOnMs` (when it was written or last edited); `null` if it is not.
   */
  edit(id: string, edit: { readonly text: string; readonly mentions: readonly string[]; readonly editedAtMs: number; readonly basedOnMs: number }): CommentResource | null;
  remove(id: string): void;
  /** Oldest first. */
  list(query: CommentsQuery): Page<CommentResource>;
  /** Names that can be mentioned: people with an account, bearers of tokens, and whoever did or wrote something. In order of the alphabet. */
  people(): readonly string[];
}

export interface FeedQuery {
  readonly project?: string;
  /** Only comments that mention this name. */
  readonly mention?: string;
  readonly limit: number;
  readonly cursor?: string;
}

/** What happened, across all runs. */
export interface FeedStore {
  /** Newest first. */
  list(query: FeedQuery): Page<FeedItem>;
}
