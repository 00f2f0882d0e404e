'use client';

import { ArrowLeft } from 'lucide-react';
import { useMemo } from 'react';
import { formatCount } from '../_charts/format-value.ts';
import { useRun } from '../_live/run-context.tsx';
import { useWords } from '../_words/words-context.tsx';
import { signalChart, type ChartSpec } from './chart-specs.ts';
import { HistogramPanel } from './histogram-panel.tsx';
import type { LayerRow } from './layer-rows.ts';
import { ChartSection } from './overview-tab.tsx';
import { usePageState } from './page-state-context.tsx';
import { isComparable, layerOf, layerSeries, layerSignals } from './series-name.ts';
import { formatShape } from './shape.ts';
import { LinkedCharts } from './zoom-context.tsx';

/** Everything measured of one layer: every signal, its variables together, and its histograms. */
export function LayerDetail({ row }: { readonly row: LayerRow }) {
  const words = useWords();
  const { change } = usePageState();
  const names = useRun((view) => view.seriesNames);
  const model = useRun((view) => view.facts.model);
  const histogramNames = useRun((view) => view.histogramNames);
  const charts = useMemo(() => layerSignals.flatMap((signal): ChartSpec[] => {
    const own = names.filter((name) => {
      const found = layerSeries(name);
      // An update of a bias is measured against a size near 0: its ratio would hide those of the kernel.
      const isHidden = signal === 'update-ratio' && !isComparable(name.slice(signal.length + 1), model);
      return !isHidden && found?.signal === signal && (found.subject === row.name || layerOf(found.subject) === row.name);
    });
    return own.length > 0 ? [signalChart(signal, own, words)] : [];
  }), [names, row.name, model, words]);
  const histograms = histogramNames.filter((name) => {
    const subject = name.slice(name.indexOf('/') + 1);
    return subject === row.name || layerOf(subject) === row.name;
  });
  return (
    <div className="grid gap-4">
      <div className="flex flex-wrap items-baseline gap-x-4 gap-y-1">
        <button type="button" className="link inline-flex items-center gap-1" onClick={() => change({ layer: '' })}><ArrowLeft aria-hidden size={14} />{words.layers.back}</button>
        <h2 className="text-lg">{row.name}</h2>
        <span className="text-ink-muted">{[row.kind, row.activation, formatShape(row.shape), row.parameters === null ? null : `${formatCount(row.parameters)} ${words.layers.columns.parameters.toLowerCase()}`].filter(Boolean).join(' · ')}</span>
      </div>
      <LinkedCharts><ChartSection title={words.charts.sections.layers} charts={charts} /></LinkedCharts>
      {histograms.length > 0 && <div className="grid grid-cols-1 gap-3 lg:grid-cols-2">{histograms.map((name) => <HistogramPanel key={name} name={name} />)}</div>}
    </div>
  );
}
