'use client';

import { createContext, useContext, useMemo, useSyncExternalStore, type ReactNode } from 'react';

interface Clock {
  readonly subscribe: (listener: () => void) => () => void;
  readonly now: () => number;
  readonly first: number;
}

const CurrentClock = createContext<Clock>({ subscribe: () => () => undefined, now: () => 0, first: 0 });

/**
 * A clock for relative times: the server's while the page is made and hydrated, so that both write the same text;
 * then the browser's, once a second while anything shows it.
 */
export function NowProvider({ nowMs, children }: { readonly nowMs: number; readonly children: ReactNode }) {
  const clock = useMemo(() => createClock(nowMs), [nowMs]);
  return <CurrentClock.Provider value={clock}>{children}</CurrentClock.Provider>;
}

/** Milliseconds since the epoch, to the second; renders again each second. */
export function useNow(): number {
  const clock = useContext(CurrentClock);
  return useSyncExternalStore(clock.subscribe, clock.now, () => clock.first);
}

/** False while the page is made on the server and hydrated, true afterwards: for what only the browser knows. */
export function useIsBrowser(): boolean {
  return useSyncExternalStore(never, () => true, () => false);
}
const never = () => () => undefined;

function createClock(first: number): Clock {
  const listeners = new Set<() => void>();
  let current = first;
  let timer: ReturnType<typeof setInterval> | null = null;
  const tick = () => {
    current = Date.now();
    for (const listener of listeners) listener();
  };
  return {
    first,
    now: () => current,
    subscribe(listener) {
      listeners.add(listener);
      timer ??= setInterval(tick, 1_000);
      return () => {
        listeners.delete(listener);
        if (listeners.size > 0 || !timer) return;
        clearInterval(timer);
        timer = null;
      };
    },
  };
}
