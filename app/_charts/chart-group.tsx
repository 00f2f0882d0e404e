'use client';

import { createContext, useContext, useEffect, useRef, useState } from 'react';
import { ChartLink } from './chart-link.ts';
import type { ChartGroupProps } from './chart-props.ts';
import type { StepRange } from './chart-types.ts';

const LinkContext = createContext<ChartLink | null>(null);

/** Charts and heatmaps inside share cursor, zoom and the ends of their x axis. */
export function ChartGroup({ children, onRange }: ChartGroupProps) {
  const [link] = useState(() => new ChartLink());
  useSettledRange(link, onRange);
  return <LinkContext value={link}>{children}</LinkContext>;
}

/** The link of the group this component stands in, or its own outside of any. */
export function useChartLink(): ChartLink {
  const shared = useContext(LinkContext);
  const [own] = useState(() => new ChartLink());
  return shared ?? own;
}

const settledAfterMs = 150;

/** Calls `onRange` with the steps in view once the reader has stopped zooming; `null` when all is in view. */
export function useSettledRange(link: ChartLink, onRange: ((range: StepRange | null) => void) | undefined): void {
  const newest = useRef(onRange);
  useEffect(() => {
    newest.current = onRange;
  });
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stop = link.subscribe((changed) => {
      if (changed !== 'view') return;
      clearTimeout(timer);
      timer = setTimeout(() => newest.current?.(link.view?.steps ?? null), settledAfterMs);
    });
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [link]);
}
