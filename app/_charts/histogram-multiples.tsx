'use client';

import './charts.css';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { HistogramResource } from '../../lib/protocol/resource.ts';
import { SeriesSwatch } from './chart-legend.tsx';
import { formatCount } from './format-value.ts';
import { HistogramBars, nonFiniteText } from './histogram-bars.tsx';
import { gridOf, largestShare } from './histogram-grid.ts';
import { type ChartWords, fill } from './words.ts';

export interface HistogramItem {
  readonly id: string;
  readonly label: string;
  readonly colour: string;
  readonly dash: readonly number[];
  readonly histogram: HistogramResource | null;
}

/** `<HistogramMultiples>`: histograms of one name beside each other, on the same bins and the same scale of shares. */
export interface HistogramMultiplesProps {
  readonly items: readonly HistogramItem[];
  readonly words: ChartWords;
  /** Said where there is no histogram. */
  readonly emptyText: string;
}

const narrowest = 300;
const gapPx = 16;
const margin = { left: 44, right: 6 };

/** See `HistogramMultiplesProps`. */
export function HistogramMultiples({ items, words, emptyText }: HistogramMultiplesProps) {
  const host = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(0);
  useEffect(() => {
    const sized = new ResizeObserver(() => setWidth(host.current?.clientWidth ?? 0));
    sized.observe(host.current!);
    return () => sized.disconnect();
  }, []);
  const found = useMemo(() => items.flatMap(({ histogram }) => histogram ?? []), [items]);
  const grid = useMemo(() => gridOf(found), [found]);
  const most = grid ? largestShare(grid.rows) : 0;
  const columns = Math.max(1, Math.min(5, items.length, Math.floor((width + gapPx) / (narrowest + gapPx))));
  const each = Math.floor((width - gapPx * (columns - 1)) / columns);
  return (
    <div ref={host} className="grid" style={{ gap: gapPx, gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))` }}>
      {items.map(({ id, label, colour, dash, histogram }) => {
        const row = histogram && grid?.rows[found.indexOf(histogram)];
        return (
          <figure key={id} className="chart min-w-0" data-run={id}>
            <figcaption className="chart-header">
              <SeriesSwatch colour={colour} dash={dash} />
              <span className="chart-title" title={label}>{label}</span>
              {row && <span className="chart-value">{fill(words.histogramStep, { step: formatCount(row.step) })}</span>}
            </figcaption>
            <div className="histogram-bars-frame">{grid && row && width > 0 ? <HistogramBars {...{ grid, row, colour, words, margin }} categories={undefined} width={each} mostShare={most} /> : <p className="chart-message">{emptyText}</p>}</div>
            {row && nonFiniteText(row, words) && <p className="histogram-non-finite">{nonFiniteText(row, words)}</p>}
          </figure>
        );
      })}
    </div>
  );
}
