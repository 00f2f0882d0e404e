'use client';

import { useMemo, useRef } from 'react';
import type { HeatmapRow } from '../_charts/chart-props.ts';
import { LayerHeatmap } from '../_charts/layer-heatmap.tsx';
import { shortLabels } from '../_charts/short-labels.ts';
import { chartWords } from '../_charts/words.ts';
import { useRun, useRunPoints } from '../_live/run-context.tsx';
import { Select, SelectItem } from '../_shell/tremor.ts';
import { useLanguage, useWords } from '../_words/words-context.tsx';
import { heatmapBuckets } from './chart-fineness.ts';
import { signalLook } from './chart-specs.ts';
import { usePageState } from './page-state-context.tsx';
import { useMarkers } from './run-chart.tsx';
import { layerOf, layerSeries, layerSignals, seriesOf, type LayerSignal } from './series-name.ts';
import { useOnScreen } from './use-on-screen.ts';
import { useThrottled } from './use-throttled.ts';

const redrawMs = 500;

/** Layers × steps of any per-layer signal; a row leads to its layer. */
export function HeatmapPanel() {
  const words = useWords();
  const language = useLanguage();
  const box = useRef<HTMLDivElement>(null);
  const isSeen = useOnScreen(box);
  const { state, change } = usePageState();
  const all = useRun((view) => view.seriesNames);
  const { signal } = state;
  const model = useRun((view) => view.facts.model);
  const names = useMemo(() => seriesOf(all, signal, model), [all, signal, model]);
  const points = useThrottled(useRunPoints(names, heatmapBuckets, isSeen), redrawMs);
  const rows = useMemo<readonly HeatmapRow[]>(() => {
    const present = names.filter((name) => (points.get(name)?.length ?? 0) > 0);
    const labels = shortLabels(present.map((name) => name.slice(signal.length + 1)));
    return present.map((name, index) => ({ name: name.slice(signal.length + 1), label: labels[index]!, step: points.get(name)!.step, value: points.get(name)!.bucket?.max ?? points.get(name)!.value }));
  }, [names, points, signal]);
  const look = signalLook(signal, words);
  const isShare = look.unit === 'ratio' && signal !== 'update-ratio';
  const markers = useMarkers();
  return (
    <div ref={box} className="panel min-w-0 p-3" data-chart="heatmap">
      <LayerHeatmap
        title={look.title} rows={rows} words={chartWords[language]} unit={look.unit} scale={look.isLog ? 'log' : 'linear'} domain={isShare ? [0, 1] : undefined} markers={state.markers ? markers : []}
        onRow={(subject) => change({ tab: 'layers', layer: signal.startsWith('activation') ? subject : layerOf(subject) })} loading={rows.length === 0 && names.length > 0} emptyText={words.charts.empty.heatmap}
        actions={<SignalSelect value={signal} all={all} onChange={(next) => change({ signal: next })} />}
      />
    </div>
  );
}

/** A choice among the per-layer signals the run has. */
export function SignalSelect({ value, all, onChange }: { readonly value: LayerSignal; readonly all: readonly string[]; readonly onChange: (signal: LayerSignal) => void }) {
  const words = useWords();
  const offered = useMemo(() => {
    const present = new Set(all.map((name) => layerSeries(name)?.signal));
    return layerSignals.filter((signal) => signal === value || present.has(signal));
  }, [all, value]);
  return (
    <Select value={value} onValueChange={(next) => onChange(next as LayerSignal)} enableClear={false} aria-label={words.charts.signal} className="w-52 max-w-full">
      {offered.map((signal) => <SelectItem key={signal} value={signal}>{signalLook(signal, words).title}</SelectItem>)}
    </Select>
  );
}
