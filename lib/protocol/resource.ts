import type { Cause, Severity, Words } from './cause.ts';
import type { Silence, TipTrial } from './team.ts';
import type { DataDescription, Environment, ModelDescription, StartProbe, TrainingDescription } from './description.ts';

/** JSON forms that leave the server, over HTTP and over the live socket alike. */

/** A number in JSON; the three non-finite ones travel as strings. */
export type JsonNumber = number | 'NaN' | 'Infinity' | '-Infinity';

export const runStatuses = ['running', 'finished', 'failed', 'stopped', 'lost'] as const;
export type RunStatus = (typeof runStatuses)[number];

export interface RunResource {
  readonly id: string;
  readonly project: string;
  readonly name: string;
  readonly status: RunStatus;
  readonly config: Readonly<Record<string, unknown>>;
  readonly tags: readonly string[];
  readonly notes: string;
  readonly task: string | null;
  readonly startedAtMs: number;
  readonly endedAtMs: number | null;
  readonly lastStep: number | null;
  readonly totalSteps: number | null;
  readonly lastSeenAtMs: number;
  readonly environment: Environment | null;
  /** Newest value of the few series a list shows: train/loss, validation/loss, metrics, learning-rate. */
  readonly summary: Readonly<Record<string, JsonNumber>>;
  readonly openIncidents: { readonly critical: number; readonly warning: number; readonly info: number };
  /** Title of the worst open incident, if any: the verdict of a list row. */
  readonly verdict: Words | null;
  /** Newest ≤ 60 points of train/loss, for the sparkline. */
  readonly sparkline: readonly JsonNumber[];
  readonly attempts: number;
  /** Records the agent says it dropped, and packets lost on the way. */
  readonly lostRecords: number;
  readonly isPinned: boolean;
  /** The run that others of its project are compared with. */
  readonly isBaseline: boolean;
  /** When somebody put it away; lists leave it out unless they are asked for such runs. */
  readonly archivedAtMs: number | null;
  /** When somebody deleted it; it can be restored until it is removed for good. */
  readonly deletedAtMs: number | null;
}

export interface SeriesSummary {
  readonly name: string;
  readonly count: number;
  readonly firstStep: number;
  readonly lastStep: number;
  readonly last: JsonNumber;
  /** Over finite values; `null` when there is none. */
  readonly min: number | null;
  readonly max: number | null;
  readonly nonFinite: number;
}

export type SeriesData = RawSeriesData | BucketSeriesData;
export interface RawSeriesData {
  readonly name: string;
  readonly resolution: 'raw';
  readonly step: readonly number[];
  readonly atMs: readonly number[];
  readonly epoch: readonly (number | null)[];
  readonly value: readonly JsonNumber[];
}
export interface BucketSeriesData {
  readonly name: string;
  readonly resolution: 'buckets';
  /** First step of each bucket; buckets without samples are left out. */
  readonly step: readonly number[];
  readonly atMs: readonly number[];
  readonly epoch: readonly (number | null)[];
  /** Over finite values; `null` when the bucket holds none. */
  readonly min: readonly (number | null)[];
  readonly max: readonly (number | null)[];
  readonly mean: readonly (number | null)[];
  /** All values, finite or not. */
  readonly count: readonly number[];
  readonly nonFinite: readonly number[];
}

/** Points of an attempt that a resume went back over: kept, but no part of the run's curve. */
export interface OverwrittenSeries {
  readonly name: string;
  /** The attempt they are of, 1 for the first. */
  readonly attempt: number;
  /** The step the attempt that overwrote them began with. */
  readonly resumedAtStep: number;
  readonly data: SeriesData;
}

export interface HistogramResource {
  readonly name: string;
  readonly step: number;
  readonly atMs: number;
  readonly kind: 'exponent' | 'category';
  /** `counts[i]` lies between `edges[i]` and `edges[i+1]`; for categories the edges are 0 … K. */
  readonly edges: readonly number[];
  readonly counts: readonly number[];
  readonly nan: number;
  readonly positiveInfinity: number;
  readonly negativeInfinity: number;
}

export const incidentStates = ['pending', 'firing', 'resolved'] as const;
export type IncidentState = (typeof incidentStates)[number];

export interface Evidence {
  /** Series or fact the number was read from. */
  readonly signal: string;
  readonly value: JsonNumber;
  readonly threshold: JsonNumber | null;
  /** The run's own usual value, where there is one. */
  readonly baseline?: JsonNumber;
  readonly unit: string;
  /** Step the value belongs to. */
  readonly step?: number;
}

export interface IncidentResource {
  readonly id: string;
  readonly runId: string;
  readonly rule: string;
  readonly cause: Cause;
  readonly severity: Severity;
  readonly state: IncidentState;
  /** `model`, a layer, a variable or a series. */
  readonly subject: string;
  readonly openedAtStep: number;
  readonly openedAtMs: number;
  readonly lastStep: number;
  readonly count: number;
  readonly title: Words;
  readonly message: Words;
  readonly evidence: readonly Evidence[];
  readonly candidates: readonly { readonly cause: Cause; readonly score: number }[];
  readonly consequences: readonly { readonly rule: string; readonly subject: string; readonly firstStep: number }[];
  readonly falsifiedBy: readonly { readonly probe?: string; readonly text: Words }[];
  readonly notEvaluated: readonly { readonly rule: string; readonly missing: readonly string[] }[];
  readonly tips: readonly string[];
  readonly acknowledgedBy?: string;
  readonly acknowledgedAtMs?: number;
  readonly assignee?: string;
  /** Set while a person's decision stands: the incident is `resolved` although its rule may still fire. */
  readonly resolvedBy?: string;
  readonly resolvedReason?: string;
  /** Set while a person's decision stands that it is not over, although the rule cleared. */
  readonly reopenedBy?: string;
  /** The silence that covers it now. */
  readonly silence?: Silence;
  /** By tip id. */
  readonly tipTrials?: Readonly<Record<string, TipTrial>>;
  readonly resolvedAtStep?: number;
  readonly resolvedAtMs?: number;
}

/** The one sentence at the top of a run's page: is it learning, and if not, why. */
export interface Verdict {
  readonly tone: 'waiting' | 'healthy' | 'info' | 'warning' | 'critical';
  readonly text: Words;
}

/** What is known of a run besides its series. */
export interface RunFactsResource {
  readonly model: ModelDescription | null;
  readonly training: TrainingDescription | null;
  readonly data: DataDescription | null;
  readonly start: StartProbe | null;
}
