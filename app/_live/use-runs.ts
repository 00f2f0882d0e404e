'use client';

import { useEffect, useState, useSyncExternalStore } from 'react';
import type { RunResource } from '../../lib/protocol/resource.ts';
import { liveConnection } from './live-connection.ts';
import { RunsWatcher } from './runs-watcher.ts';

/** The runs that came with the page, kept up to date; newest start first is up to the caller. */
export function useRuns(initial: readonly RunResource[]): ReadonlyMap<string, RunResource> {
  const [watcher] = useState(() => new RunsWatcher(liveConnection, initial));
  useEffect(() => {
    watcher.start();
    return () => watcher.stop();
  }, [watcher]);
  useEffect(() => watcher.addOlder(initial), [watcher, initial]);
  return useSyncExternalStore(watcher.subscribe, watcher.getView, watcher.getView).runs;
}
