import 'server-only';
import type { RunGroup, RunTablePage, SavedView } from '../../lib/protocol/run-table.ts';
import type { TableState } from '../_runs/table-state.ts';
import { openRuntime } from './reader.ts';

/** What the table of runs shows at first. */
export interface RunsFirstPage extends RunTablePage {
  readonly projects: readonly string[];
  readonly views: readonly SavedView[];
  /** Set when the runs are grouped; the items are then left empty. */
  readonly groups: readonly RunGroup[] | null;
  /** False before the first run ever. */
  readonly isAnyKnown: boolean;
}

/** Rows of one page of the table, at first and later. */
const firstRows = 40;

/** The first rows that match. */
export async function readRuns({ project, status, text, filters, sort, shelf, columns, group }: TableState): Promise<RunsFirstPage> {
  const { history, views } = (await openRuntime()).runtime.store;
  const selection = { ...(project ? { project } : {}), ...(status ? { status } : {}), ...(text ? { text } : {}), filters, shelf };
  const page = history.table({ ...selection, ...(sort ? { sort } : {}), isPinnedFirst: !sort, limit: group ? 1 : firstRows }, columns);
  const projects = history.projects();
  return { ...page, ...(group ? { items: [], nextCursor: null } : {}), projects, views: views.list(), groups: group ? history.groups(selection, group) : null, isAnyKnown: projects.length > 0 };
}
