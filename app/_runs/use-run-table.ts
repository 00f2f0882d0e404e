'use client';

import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { RunResource } from '../../lib/protocol/resource.ts';
import type { RunFilter } from '../../lib/protocol/run-filter.ts';
import type { BaselineRow, RunGroup, RunRow, RunTablePage } from '../../lib/protocol/run-table.ts';
import type { RunsFirstPage } from '../_data/runs.ts';
import { ask } from '../_history/ask.ts';
import { useRuns } from '../_live/use-runs.ts';
import { rowOfRun, withLive } from './live-row.ts';
import { canPlaceNewRuns, matches, questionOf, shelfOf, writeTableState, type TableState } from './table-state.ts';

const pageRows = 100;
const settledMs = 250;

interface Loaded {
  /** The state the rows belong to, as its address. */
  readonly of: string;
  readonly rows: readonly RunRow[];
  readonly nextCursor: string | null;
  readonly total: number;
  readonly running: number;
  readonly baselines: Readonly<Record<string, BaselineRow>>;
  readonly groups: readonly RunGroup[] | null;
}

export interface RunTable {
  readonly rows: readonly RunRow[];
  readonly groups: readonly RunGroup[] | null;
  readonly total: number;
  readonly running: number;
  readonly baselines: Readonly<Record<string, BaselineRow>>;
  readonly hasMore: boolean;
  readonly isLoading: boolean;
  /** What was wrong with the newest question; `undefined` when nothing was. */
  readonly fault: string | null | undefined;
  /** Runs that came since and whose place only the server knows. */
  readonly newRuns: number;
  loadMore(): void;
  reload(): void;
  /** Rows of one group, the newest ones. */
  readGroup(filter: RunFilter): Promise<readonly RunRow[]>;
  /** Takes in what the answer to a verb says of runs. */
  take(runs: readonly RunResource[]): void;
  /** The row as it is now. */
  now(row: RunRow): RunRow;
}

/** The rows of the table: read page by page, kept live. */
export function useRunTable(first: RunsFirstPage, state: TableState): RunTable {
  const address = writeTableState(state);
  const [loaded, setLoaded] = useState<Loaded>(() => ({ of: address, rows: first.items, ...first }));
  const [isLoading, setLoading] = useState(false);
  const [fault, setFault] = useState<string | null>();
  const [reloads, setReloads] = useState(0);
  const [taken, setTaken] = useState<ReadonlyMap<string, { readonly run: RunResource; readonly instead: RunResource | undefined }>>(new Map());
  const live = useRuns(noRuns);
  const newest = useRef({ state, loaded, live });
  useEffect(() => void (newest.current = { state, loaded, live }));

  const runNow = useCallback((id: string): RunResource | undefined => {
    const own = taken.get(id);
    const told = live.get(id);
    return own && own.instead === told ? own.run : told;
  }, [taken, live]);

  useEffect(() => {
    if (newest.current.loaded.of === address && reloads === 0) return;
    const stop = new AbortController();
    const timer = setTimeout(() => void (async () => {
      setLoading(true);
      const { state: asked } = newest.current;
      const question = questionOf(asked);
      const [page, groups] = await Promise.all([
        ask<RunTablePage>(`/runs/table?limit=${asked.group ? 1 : pageRows}&${question}`, { signal: stop.signal }),
        asked.group ? ask<{ readonly items: readonly RunGroup[] }>(`/runs/groups?${address.replace(/(^|&)group=/, '$1by=')}`, { signal: stop.signal }) : null,
      ]);
      if (stop.signal.aborted) return;
      setLoading(false);
      setFault(page.ok ? undefined : page.message);
      if (page.ok) setLoaded({ of: address, ...page.value, rows: asked.group ? [] : page.value.items, nextCursor: asked.group ? null : page.value.nextCursor, groups: groups?.ok ? groups.value.items : null });
    })(), settledMs);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [address, reloads]);

  // Which group a run is in, and what the group says, only the server knows.
  const groupKey = useMemo(() => (state.group ? [...live.values()].map(groupedBy).sort().join('\n') : ''), [state.group, live]);
  const seenKey = useRef('');
  useEffect(() => {
    const isNews = seenKey.current !== '' && groupKey !== '' && groupKey !== seenKey.current;
    seenKey.current = groupKey;
    if (isNews) setReloads((count) => count + 1);
  }, [groupKey]);

  const isMore = useRef(false);
  const loadMore = useCallback(() => {
    const { loaded: before, state: asked } = newest.current;
    if (isMore.current || before.nextCursor === null || before.of !== writeTableState(asked)) return;
    isMore.current = true;
    void ask<RunTablePage>(`/runs/table?limit=${pageRows}&${questionOf(asked)}&cursor=${encodeURIComponent(before.nextCursor)}`).then((page) => {
      isMore.current = false;
      if (!page.ok) return setFault(page.message);
      setLoaded((now) => {
        if (now.nextCursor !== before.nextCursor) return now;
        const known = new Set(now.rows.map(({ id }) => id));
        return { ...now, rows: [...now.rows, ...page.value.items.filter(({ id }) => !known.has(id))], nextCursor: page.value.nextCursor, baselines: { ...now.baselines, ...page.value.baselines } };
      });
    });
  }, []);

  const readGroup = useCallback(async (filter: RunFilter) => {
    const page = await ask<RunTablePage>(`/runs/table?limit=${pageRows}&${questionOf(newest.current.state, [filter])}`);
    return page.ok ? page.value.items : [];
  }, []);
  const take = useCallback((runs: readonly RunResource[]) => setTaken((before) => new Map([...before, ...runs.map((run) => [run.id, { run, instead: newest.current.live.get(run.id) }] as const)])), []);
  const now = useCallback((row: RunRow) => withLive(row, runNow(row.id)), [runNow]);

  const { rows, arrived } = useMemo(() => {
    const known = new Set(loaded.rows.map(({ id }) => id));
    const since = Math.max(0, ...loaded.rows.map((row) => row.startedAtMs));
    const fresh = loaded.of === address ? [...live.values()].filter((run) => !known.has(run.id) && shelfOf(run) === 'active' && run.startedAtMs >= since && matches(run, state)) : [];
    const placed = canPlaceNewRuns(state) ? fresh.map(rowOfRun).sort((a, b) => b.startedAtMs - a.startedAtMs || (a.id < b.id ? 1 : -1)) : [];
    const pinned = loaded.rows.filter((row) => row.isPinned && !state.sort).length;
    const all = placed.length === 0 ? loaded.rows : [...loaded.rows.slice(0, pinned), ...placed, ...loaded.rows.slice(pinned)];
    const changed = all.map((row) => withLive(row, runNow(row.id)));
    return { rows: changed.filter((row) => shelfOf(row) === state.shelf && (state.status === '' || row.status === state.status)), arrived: fresh.length };
  }, [loaded, live, state, address, runNow]);

  return {
    rows, groups: loaded.groups, baselines: loaded.baselines, hasMore: loaded.nextCursor !== null, isLoading, fault,
    total: Math.max(rows.length, loaded.total + rows.length - loaded.rows.length),
    running: state.group ? loaded.running : Math.max(rows.filter(({ status }) => status === 'running').length, loaded.nextCursor === null ? 0 : loaded.running),
    newRuns: canPlaceNewRuns(state) || state.group ? 0 : arrived,
    loadMore, reload: useCallback(() => setReloads((count) => count + 1), []), readGroup, take, now,
  };
}
/** What of a run moves it between groups or changes what its group says. */
function groupedBy({ id, project, status, tags, openIncidents, archivedAtMs, deletedAtMs }: RunResource): string {
  return JSON.stringify([id, project, status, tags, openIncidents, archivedAtMs, deletedAtMs]);
}

const noRuns: readonly RunResource[] = [];
