'use client';

import { createContext, useCallback, useContext, useRef, useState, type ReactNode } from 'react';
import { ChartGroup } from '../_charts/chart-group.tsx';
import type { StepRange } from '../_charts/chart-types.ts';
import { usePageState } from './page-state-context.tsx';

const Zoom = createContext<StepRange | null>(null);

/** Charts inside share cursor and zoom, and read finer points for the part in view, which stands in the address. */
export function LinkedCharts({ children }: { readonly children: ReactNode }) {
  const { state, change } = usePageState();
  const [range, setRange] = useState<StepRange | null>(null);
  const isWaitingForAddress = useRef(state.range !== null);
  const follow = useCallback((next: StepRange | null) => {
    if (next === null && isWaitingForAddress.current) return; // charts without points yet; the address says what they will show
    isWaitingForAddress.current = false;
    setRange(next);
    change({ range: next });
  }, [change]);
  return <Zoom.Provider value={range}><ChartGroup onRange={follow}>{children}</ChartGroup></Zoom.Provider>;
}

/** The steps in view, `null` while all of the run is. */
export function useZoom(): StepRange | null {
  return useContext(Zoom);
}
