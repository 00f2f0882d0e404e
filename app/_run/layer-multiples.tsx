'use client';

import { useMemo } from 'react';
import { useRun } from '../_live/run-context.tsx';
import { useWords } from '../_words/words-context.tsx';
import { smallBuckets } from './chart-fineness.ts';
import { signalChart, type ChartSpec } from './chart-specs.ts';
import { seriesOfRow, type LayerRow } from './layer-rows.ts';
import { usePageState } from './page-state-context.tsx';
import { RunChart } from './run-chart.tsx';
import { LinkedCharts } from './zoom-context.tsx';

/** One small chart of the chosen signal per layer; each is read and drawn only while it is on the screen. */
export function LayerMultiples({ rows }: { readonly rows: readonly LayerRow[] }) {
  const words = useWords();
  const { state } = usePageState();
  const names = useRun((view) => view.seriesNames);
  const charts = useMemo(() => {
    const existing = new Set(names);
    return rows.flatMap((row): ChartSpec[] => {
      const name = seriesOfRow(row, state.signal);
      return existing.has(name) ? [{ ...signalChart(state.signal, [name], words), id: name, title: row.name }] : [];
    });
  }, [rows, names, state.signal, words]);
  if (charts.length === 0) return <p className="panel p-6 text-ink-muted">{words.charts.empty.heatmap}</p>;
  return (
    <LinkedCharts>
      <div className="grid grid-cols-1 gap-3 sm:grid-cols-2 lg:grid-cols-3 2xl:grid-cols-4">
        {charts.map((chart) => <RunChart key={chart.id} spec={chart} height={96} buckets={smallBuckets} />)}
      </div>
    </LinkedCharts>
  );
}
