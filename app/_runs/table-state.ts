import { runStatuses, type RunResource, type RunStatus } from '../../lib/protocol/resource.ts';
import { parseRunField, printRunField, type RunField } from '../../lib/protocol/run-field.ts';
import { mostFilters, parseRunFilter, parseRunSort, printRunFilter, printRunSort, type RunFilter, type RunSort } from '../../lib/protocol/run-filter.ts';

export const shelves = ['active', 'archived', 'deleted'] as const;
export type Shelf = (typeof shelves)[number];

/** What the reader wants to see of the runs, and how; all of it stands in the address. Empty strings ask for everything. */
export interface TableState {
  readonly project: string;
  readonly status: RunStatus | '';
  readonly text: string;
  readonly filters: readonly RunFilter[];
  /** `null`: newest start first, pinned ones before all. */
  readonly sort: RunSort | null;
  readonly shelf: Shelf;
  /** Columns beside the usual ones. */
  readonly columns: readonly RunField[];
  readonly group: RunField | null;
}

export const usualTable: TableState = { project: '', status: '', text: '', filters: [], sort: null, shelf: 'active', columns: [], group: null };
const mostColumns = 40;

/** The state an address holds; whatever is missing or cannot be read is as usual. */
export function readTableState(search: URLSearchParams): TableState {
  const known = <Value>(value: Value | null): value is Value => value !== null;
  return {
    project: search.get('project') ?? '',
    status: runStatuses.find((status) => status === search.get('status')) ?? '',
    text: search.get('q') ?? '',
    filters: search.getAll('filter').map(parseRunFilter).filter(known).slice(0, mostFilters),
    sort: parseRunSort(search.get('sort') ?? ''),
    shelf: shelves.find((shelf) => shelf === search.get('shelf')) ?? 'active',
    columns: search.getAll('column').map(parseRunField).filter(known).slice(0, mostColumns),
    group: parseRunField(search.get('group') ?? ''),
  };
}

/** The query that holds the state, without `?`; what is as usual is left out. */
export function writeTableState({ project, status, text, filters, sort, shelf, columns, group }: TableState): string {
  const search = new URLSearchParams(Object.entries({ project, status, q: text }).filter(([, value]) => value !== ''));
  for (const filter of filters) search.append('filter', printRunFilter(filter));
  if (sort) search.set('sort', printRunSort(sort));
  if (shelf !== 'active') search.set('shelf', shelf);
  for (const column of columns) search.append('column', printRunField(column));
  if (group) search.set('group', printRunField(group));
  return search.toString();
}

/** What the server is asked for: the state without the grouping, with more conditions where a group is opened. */
export function questionOf(state: TableState, more: readonly RunFilter[] = []): string {
  const search = new URLSearchParams(writeTableState({ ...state, group: null, filters: [...state.filters, ...more] }));
  if (!state.sort) search.set('pinned', 'first');
  return search.toString();
}

/** True while the list shows all current runs in their usual order. */
export function isUsual(state: TableState): boolean {
  return writeTableState({ ...state, columns: [] }) === '';
}

/** True when new runs can be put in place by the browser: their order is by start, and nothing is asked that only the server knows. */
export function canPlaceNewRuns({ sort, filters, group, shelf }: TableState): boolean {
  return sort === null && filters.length === 0 && group === null && shelf === 'active';
}

/** True when the run is one the reader wants to see, as far as project, status, text and shelf go. */
export function matches(run: Pick<RunResource, 'id' | 'name' | 'project' | 'status' | 'tags' | 'archivedAtMs' | 'deletedAtMs'> & { readonly notes?: string }, { project, status, text, shelf }: Omit<TableState, 'filters' | 'sort' | 'columns' | 'group'>): boolean {
  if (shelfOf(run) !== shelf) return false;
  if (project !== '' && run.project !== project) return false;
  if (status !== '' && run.status !== status) return false;
  const wanted = text.trim().toLowerCase();
  return wanted === '' || [run.name, run.id, run.notes ?? '', ...run.tags].some((part) => part.toLowerCase().includes(wanted));
}

export function shelfOf(run: Pick<RunResource, 'archivedAtMs' | 'deletedAtMs'>): Shelf {
  return run.deletedAtMs !== null ? 'deleted' : run.archivedAtMs !== null ? 'archived' : 'active';
}
