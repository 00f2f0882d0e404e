'use client';

import { createContext, useCallback, useContext, useState, type ReactNode } from 'react';
import { ChartGroup } from '../_charts/chart-group.tsx';
import type { StepRange } from '../_charts/chart-types.ts';
import { usePageState } from './page-state-context.tsx';

const Zoom = createContext<StepRange | null>(null);

/** Charts inside share cursor and zoom, and read finer points for the part in view, which stands in the address. */
export function LinkedCharts({ children }: { readonly children: ReactNode }) {
  const { change } = usePageState();
  const [range, setRange] = useState<StepRange | null>(null);
  const follow = useCallback((next: StepRange | null) => {
    setRange(next);
    change({ range: next });
  }, [change]);
  return <Zoom.Provider value={range}><ChartGroup onRange={follow}>{children}</ChartGroup></Zoom.Provider>;
}

/** The steps in view, `null` while all of the run is. */
export function useZoom(): StepRange | null {
  return useContext(Zoom);
}
