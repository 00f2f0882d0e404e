import type { Words } from './cause.ts';
import type { JsonNumber, RunResource } from './resource.ts';

/** One run as a table shows it. */
export interface RunRow extends Pick<RunResource, 'id' | 'project' | 'name' | 'status' | 'tags' | 'startedAtMs' | 'endedAtMs' | 'lastSeenAtMs' | 'lastStep' | 'totalSteps' | 'openIncidents' | 'sparkline' | 'isPinned' | 'isBaseline' | 'archivedAtMs' | 'deletedAtMs'> {
  readonly verdict: Words | null;
  /** Newest training loss. */
  readonly loss: JsonNumber | null;
  /** The best value of its main validation metric, `null` without validation. */
  readonly best: { readonly name: string; readonly value: number } | null;
  /** By the text of the field that was asked for; what a run has not is left out. */
  readonly values: Readonly<Record<string, JsonNumber | string>>;
}

/** What the table compares the runs of a project with. */
export interface BaselineRow {
  readonly runId: string;
  readonly name: string;
  readonly best: RunRow['best'];
  readonly values: RunRow['values'];
}

export interface RunTablePage {
  readonly items: readonly RunRow[];
  readonly nextCursor: string | null;
  /** How many runs match, over all pages. */
  readonly total: number;
  readonly running: number;
  /** By project, of those the items belong to. */
  readonly baselines: Readonly<Record<string, BaselineRow>>;
}

/** Runs that share a value. */
export interface RunGroup {
  /** The value; `null`: those that have none. */
  readonly value: string | null;
  readonly runs: number;
  readonly running: number;
  readonly openIncidents: number;
  readonly newestStartedAtMs: number;
}

/** What the runs of a server can be asked for. */
export interface RunFields {
  readonly projects: readonly string[];
  readonly metrics: readonly string[];
  readonly config: readonly string[];
  readonly tags: readonly string[];
}

/** A metric of a run over all its points. */
export interface RunMetric {
  readonly name: string;
  readonly last: JsonNumber;
  /** Over finite values; `null` when there is none. */
  readonly min: number | null;
  readonly max: number | null;
}

/** A table as somebody arranged it. */
export interface SavedView {
  readonly id: string;
  /** Empty for a view over all projects. */
  readonly project: string;
  readonly name: string;
  /** The query part of the table's address, without `?`. */
  readonly query: string;
  readonly createdBy: string;
  readonly createdAtMs: number;
}
