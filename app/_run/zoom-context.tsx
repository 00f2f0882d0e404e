'use client';

import { createContext, useContext, useState, type ReactNode } from 'react';
import { ChartGroup } from '../_charts/chart-group.tsx';
import type { StepRange } from '../_charts/chart-types.ts';

const Zoom = createContext<StepRange | null>(null);

/** Charts inside share cursor and zoom, and read finer points for the part in view. */
export function LinkedCharts({ children }: { readonly children: ReactNode }) {
  const [range, setRange] = useState<StepRange | null>(null);
  return <Zoom.Provider value={range}><ChartGroup onRange={setRange}>{children}</ChartGroup></Zoom.Provider>;
}

/** The steps in view, `null` while all of the run is. */
export function useZoom(): StepRange | null {
  return useContext(Zoom);
}
