'use client';

import { useMemo, type ReactNode } from 'react';
import { IncidentPanel } from '../_incidents/incident-panel.tsx';
import { useRun, useRunWatcher } from '../_live/run-context.tsx';
import { useWords } from '../_words/words-context.tsx';
import { BaselineDifference } from './baseline-difference.tsx';
import { dataCharts, learningCharts, linesPerChart, ownCharts, signalChart, type ChartSpec } from './chart-specs.ts';
import { HeatmapPanel } from './heatmap-panel.tsx';
import { chartsId } from './page-state-context.tsx';
import { RunChart } from './run-chart.tsx';
import { seriesOf, type LayerSignal } from './series-name.ts';
import { mostUnusual } from './unusual.ts';
import { LinkedCharts } from './zoom-context.tsx';

/** The evidence at a glance: learning, updates, activations, data, with the open incidents beside or before it. */
export function OverviewTab() {
  const words = useWords();
  const { sections } = words.charts;
  const names = useRun((view) => view.seriesNames);
  const learning = useMemo(() => learningCharts(names, words), [names, words]);
  const own = useMemo(() => ownCharts(names, words), [names, words]);
  const data = useMemo(() => dataCharts(names, words), [names, words]);
  return (
    <div className="grid gap-4 xl:grid-cols-[minmax(0,1fr)_22rem]">
      <aside className="min-w-0 xl:order-last"><IncidentPanel><BaselineDifference /></IncidentPanel></aside>
      <div id={chartsId} className="grid min-w-0 scroll-mt-14 gap-4">
        <LinkedCharts>
          <ChartSection title={sections.learning} charts={learning} />
          {own.length > 0 && <ChartSection title={sections.own} charts={own} />}
          <SignalSection title={sections.updates} signals={['update-ratio', 'weight-norm']} />
          <SignalSection title={sections.activations} signals={['activation-dead-ratio', 'activation-zero-ratio']} />
          <ChartSection title={sections.layers} charts={[]}><HeatmapPanel /></ChartSection>
          <ChartSection title={sections.data} charts={data} />
        </LinkedCharts>
      </div>
    </div>
  );
}

export function ChartSection({ title, charts, children }: { readonly title: string; readonly charts: readonly ChartSpec[]; readonly children?: ReactNode }) {
  return (
    <section aria-label={title}>
      <h2 className="mb-1.5 text-sm font-medium text-ink-muted">{title}</h2>
      {charts.length > 0 && <div className="grid grid-cols-1 gap-3 md:grid-cols-2 2xl:grid-cols-3">{charts.map((chart) => <RunChart key={chart.id} spec={chart} />)}</div>}
      {children}
    </section>
  );
}

function SignalSection({ title, signals }: { readonly title: string; readonly signals: readonly LayerSignal[] }) {
  const charts = useSignalCharts(signals);
  return <ChartSection title={title} charts={charts} />;
}

/** Charts of per-layer signals with their most unusual layers. Chosen anew when layers appear or an incident opens, never while somebody reads. */
function useSignalCharts(signals: readonly LayerSignal[]): readonly ChartSpec[] {
  const words = useWords();
  const watcher = useRunWatcher();
  const names = useRun((view) => view.seriesNames);
  const model = useRun((view) => view.facts.model);
  const subjects = useRun((view) => view.incidents).filter(({ state }) => state === 'firing').map(({ subject }) => subject).join('\n');
  const key = signals.join(' ');
  return useMemo(() => {
    const first = new Set(subjects.split('\n'));
    const { series } = watcher.getView();
    return (key.split(' ') as LayerSignal[]).map((signal) => {
      const all = seriesOf(names, signal, model).flatMap((name) => series.get(name) ?? []);
      const chart = signalChart(signal, mostUnusual(signal, all, linesPerChart, first), words);
      return all.length > linesPerChart ? { ...chart, title: `${chart.title} · ${words.charts.shownOf(String(linesPerChart), String(all.length))}` } : chart;
    });
  }, [watcher, names, model, subjects, key, words]);
}
