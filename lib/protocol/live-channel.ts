import type { HistogramResource, IncidentResource, RunFactsResource, RunResource, SeriesData, SeriesSummary, Verdict } from './resource.ts';
import type { Refusal } from './agent-channel.ts';
import type { RuleCoverage } from './coverage.ts';
import type { CommentResource } from './team.ts';

/** Socket.IO namespace `/live`: browsers. First paint comes from the server; everything after comes through here. */
export const liveNamespace = '/live';

/** Answer of every request on the live socket. */
export type LiveAnswer<Value> = { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly error: Refusal };

export interface RunsSnapshot {
  /** Sequence of the `runs` room this snapshot belongs to; frames with a larger one come after it. */
  readonly sequence: number;
  readonly items: readonly RunResource[];
}

export interface RunSnapshot {
  readonly sequence: number;
  readonly run: RunResource;
  readonly series: readonly SeriesSummary[];
  readonly facts: RunFactsResource;
  readonly incidents: readonly IncidentResource[];
  readonly coverage: readonly RuleCoverage[];
  readonly verdict: Verdict;
}

export interface SeriesRequest {
  readonly runId: string;
  readonly names: readonly string[];
  readonly from?: number;
  readonly to?: number;
  readonly buckets?: number;
}
export interface HistogramsRequest {
  readonly runId: string;
  readonly name: string;
  readonly from?: number;
  readonly to?: number;
  readonly limit?: number;
}

/** What changed in the list of runs since the frame before. */
export interface RunsFrame {
  readonly sequence: number;
  readonly runs: readonly RunResource[];
  readonly removed: readonly string[];
}

/** What changed in one run since the frame before; about ten a second at most, coalesced. */
export interface RunFrame {
  readonly runId: string;
  readonly sequence: number;
  /**
   * New points and histograms: base64 of an encoded packet (seq = sequence). Where more than 128 points of a series
   * came in one frame they are thinned by min–max, so every extreme and every non-finite point is there. Series that no
   * viewer watches come thinned to a handful of points, about once a second.
   */
  readonly packet: string | null;
  readonly run: RunResource | null;
  readonly incidents: readonly IncidentResource[];
  readonly facts: RunFactsResource | null;
  readonly coverage: readonly RuleCoverage[] | null;
  readonly verdict: Verdict | null;
}

export interface BrowserToServerEvents {
  /** Join the list of runs; answers what it holds now. */
  'runs:watched': (answer: (answer: LiveAnswer<RunsSnapshot>) => void) => void;
  'runs:unwatched': () => void;
  /** Join a run's room; answers what it holds now. */
  'run:watched': (request: { readonly runId: string }, answer: (answer: LiveAnswer<RunSnapshot>) => void) => void;
  'run:unwatched': (request: { readonly runId: string }) => void;
  /**
   * The series of a watched run whose points the page keeps, `null` for all, as until it says so. Of the others frames bring, at most once
   * a second, what their summary needs: newest, smallest and largest value, and those that are not finite.
   */
  'series:watched': (request: { readonly runId: string; readonly names: readonly string[] | null }) => void;
  /** Read stored points: zoom, a chart that becomes visible, a catch-up. Never needs HTTP. */
  'series:requested': (request: SeriesRequest, answer: (answer: LiveAnswer<readonly SeriesData[]>) => void) => void;
  /** The comments of a run, oldest first; at most the newest few hundred. */
  'comments:requested': (request: { readonly runId: string }, answer: (answer: LiveAnswer<readonly CommentResource[]>) => void) => void;
  'histograms:requested': (request: HistogramsRequest, answer: (answer: LiveAnswer<readonly HistogramResource[]>) => void) => void;
}
export interface ServerToBrowserEvents {
  /** JSON text of a RunsFrame; text, so that it is encoded once per room. */
  'runs:published': (frame: string) => void;
  /** JSON text of a RunFrame. */
  'run:published': (frame: string) => void;
  /** JSON text of a TeamChange; to every page, whatever it watches. */
  'team:published': (change: string) => void;
}
