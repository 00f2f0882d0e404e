import type { ProjectSummary } from '../../protocol/project.ts';
import type { RunResource, RunStatus } from '../../protocol/resource.ts';
import type { RunField } from '../../protocol/run-field.ts';
import type { RunFilter, RunSort } from '../../protocol/run-filter.ts';
import type { RunFields, RunGroup, RunMetric, RunTablePage, SavedView } from '../../protocol/run-table.ts';

/** Which runs are meant. */
export interface RunsSelection {
  readonly project?: string;
  readonly status?: RunStatus;
  /** Free text looked for in name, id, tags and notes. */
  readonly text?: string;
  readonly tag?: string;
  /** Runs that were neither put away nor deleted, unless given. */
  readonly shelf?: 'active' | 'archived' | 'deleted';
  /** All of them must be met. */
  readonly filters?: readonly RunFilter[];
}

export interface RunsPageQuery extends RunsSelection {
  /** Newest start first, unless given. */
  readonly sort?: RunSort;
  /** Pinned runs before all others. */
  readonly isPinnedFirst?: boolean;
  readonly limit: number;
  /** `nextCursor` of the page before, of the same selection and order. */
  readonly cursor?: string;
}

/** What a person may change of a run. */
export interface RunEdit {
  readonly name?: string;
  readonly tags?: readonly string[];
  readonly notes?: string;
  readonly isPinned?: boolean;
}

/** Questions asked of many runs at once, and what people change of them. Ids of runs that do not exist are passed over. */
export interface HistoryStore {
  list(query: RunsPageQuery): { readonly items: readonly RunResource[]; readonly nextCursor: string | null };
  /** Rows with the values of `columns`, and the baselines of their projects. */
  table(query: RunsPageQuery, columns: readonly RunField[]): RunTablePage;
  /** The largest groups, at most 200. */
  groups(selection: RunsSelection, by: RunField): readonly RunGroup[];
  fields(): RunFields;
  projects(): readonly string[];
  /** The runs that exist, in the order of the ids. */
  find(runIds: readonly string[]): readonly RunResource[];
  /** Metrics by run id. */
  metrics(runIds: readonly string[]): ReadonlyMap<string, readonly RunMetric[]>;
  edit(runId: string, edit: RunEdit): void;
  /** Puts runs away or, with `null`, back. */
  setArchived(runIds: readonly string[], atMs: number | null): void;
  /** Hides runs as deleted or, with `null`, restores them. A run that is no more shown is no baseline any more. */
  setDeleted(runIds: readonly string[], atMs: number | null): void;
  /** Removes for good what was deleted before; answers the ids. At most `limit` runs a call. */
  purge(beforeMs: number, limit: number): readonly string[];
  /** Makes the run the baseline of its project, or takes that away. */
  setBaseline(runId: string, isBaseline: boolean): void;
  baseline(project: string): RunResource | null;
  /** `null` for a project without runs. */
  project(project: string): ProjectSummary | null;
}

/** Arranged tables that were kept under a name. */
export interface ViewStore {
  /** Those of the project and those over all projects; of every project when not given. */
  list(project?: string): readonly SavedView[];
  find(id: string): SavedView | null;
  /** Replaces the one of the same project and name. */
  save(view: SavedView): SavedView;
  remove(id: string): void;
}
