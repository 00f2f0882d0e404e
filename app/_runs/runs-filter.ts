import type { RunResource } from '../../lib/protocol/resource.ts';

/** What the reader wants to see of the list; empty strings ask for everything. */
export interface RunsFilter {
  readonly project: string;
  readonly status: string;
  readonly text: string;
}

/** The filter the address holds. */
export function filterOf(search: { get(name: string): string | null }): RunsFilter {
  return { project: search.get('project') ?? '', status: search.get('status') ?? '', text: search.get('q') ?? '' };
}

/** The address that holds the filter: empty parts are left out. */
export function addressOf({ project, status, text }: RunsFilter): string {
  const search = new URLSearchParams(Object.entries({ project, status, q: text }).filter(([, value]) => value !== ''));
  return search.size > 0 ? `/?${search.toString()}` : '/';
}

/** True when the run is one the reader wants to see; text is looked for in name, id, tags and notes, whatever the case. */
export function matches(run: RunResource, { project, status, text }: RunsFilter): boolean {
  if (project !== '' && run.project !== project) return false;
  if (status !== '' && run.status !== status) return false;
  const wanted = text.trim().toLowerCase();
  return wanted === '' || [run.name, run.id, run.notes, ...run.tags].some((part) => part.toLowerCase().includes(wanted));
}

/** Newest start first; equal starts by id, so that rows never change places. */
export function sortRuns(runs: Iterable<RunResource>): RunResource[] {
  return [...runs].sort((a, b) => b.startedAtMs - a.startedAtMs || (a.id < b.id ? 1 : -1));
}
