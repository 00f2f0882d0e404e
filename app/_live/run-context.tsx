'use client';

import { createContext, useContext, useEffect, useMemo, useRef, useState, useSyncExternalStore, type ReactNode } from 'react';
import type { RunSnapshot } from '../../lib/protocol/live-channel.ts';
import type { HistogramResource, SeriesData } from '../../lib/protocol/resource.ts';
import { liveConnection } from './live-connection.ts';
import { histogramBudget, reduceRunView, viewOfSnapshot, type RunView } from './run-view.ts';
import { RunWatcher } from './run-watcher.ts';
import type { SeriesPoints } from './series-points.ts';

/** What the server read for the first paint of a run's page. */
export interface RunFirstPaint {
  readonly snapshot: RunSnapshot;
  /** Series of the charts that are seen first, and how finely they were read. */
  readonly series: readonly SeriesData[];
  readonly buckets: number;
  readonly histogramNames: readonly string[];
}

const Watcher = createContext<RunWatcher | null>(null);

/** Keeps one run live for everything inside. */
export function RunProvider({ first, children }: { readonly first: RunFirstPaint; readonly children: ReactNode }) {
  const runId = first.snapshot.run.id;
  const [watcher] = useState(() => new RunWatcher(liveConnection, runId, viewOfFirstPaint(first)));
  useEffect(() => {
    watcher.start();
    const followVisibility = () => watcher.setHidden(document.visibilityState === 'hidden');
    document.addEventListener('visibilitychange', followVisibility);
    return () => {
      document.removeEventListener('visibilitychange', followVisibility);
      watcher.stop();
    };
  }, [watcher]);
  return <Watcher.Provider value={watcher}>{children}</Watcher.Provider>;
}

function viewOfFirstPaint({ snapshot, series, buckets, histogramNames }: RunFirstPaint): RunView {
  const view = { ...viewOfSnapshot(snapshot), histogramNames };
  return reduceRunView(view, { kind: 'series-read', series, budgets: new Map(series.map(({ name }) => [name, buckets * 2])) });
}

export function useRunWatcher(): RunWatcher {
  const watcher = useContext(Watcher);
  if (!watcher) throw new Error('A run\'s component stands outside <RunProvider>.');
  return watcher;
}

/** A part of the run's view; renders again only when that part is another one. `select` must return what the view holds. */
export function useRun<Part>(select: (view: RunView) => Part): Part {
  const watcher = useRunWatcher();
  return useSyncExternalStore(watcher.subscribe, () => select(watcher.getView()), () => select(watcher.getView()));
}

const none: ReadonlyMap<string, SeriesPoints> = new Map();

/** Rows of the named series, kept live; names without rows yet are left out. `isWanted` false reads nothing. */
export function useRunPoints(names: readonly string[], buckets: number, isWanted = true): ReadonlyMap<string, SeriesPoints> {
  const watcher = useRunWatcher();
  const key = JSON.stringify(names);
  const wanted = useMemo(() => JSON.parse(key) as string[], [key]);
  useEffect(() => (isWanted && wanted.length > 0 ? watcher.wantSeries(wanted, buckets) : undefined), [watcher, wanted, buckets, isWanted]);
  const before = useRef(none);
  return useSyncExternalStore(watcher.subscribe, read, read);

  function read() {
    const { points } = watcher.getView();
    const kept = before.current;
    const present = wanted.filter((name) => points.has(name));
    if (kept.size === present.length && present.every((name) => kept.get(name) === points.get(name))) return kept;
    before.current = new Map(present.map((name) => [name, points.get(name)!]));
    return before.current;
  }
}

/** Histograms of one name, oldest first and kept live, at first at most `limit`; `null` until the first answer. */
export function useRunHistograms(name: string, isWanted = true, limit = histogramBudget): readonly HistogramResource[] | null {
  const watcher = useRunWatcher();
  useEffect(() => (isWanted ? watcher.wantHistograms(name, limit) : undefined), [watcher, name, isWanted, limit]);
  return useRun((view) => view.histograms.get(name) ?? null);
}
