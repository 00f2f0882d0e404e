'use client';

import { useState } from 'react';
import { useRun } from '../_live/run-context.tsx';
import { Choice } from '../_shell/choice.tsx';
import { Button, TextInput } from '../_shell/tremor.ts';
import { useWords } from '../_words/words-context.tsx';
import { HistogramPanel } from './histogram-panel.tsx';
import { usePageState } from './page-state-context.tsx';
import { histogramKinds, type HistogramKind } from './page-state.ts';

const pageSize = 24;

/** The kind a histogram's name says. */
export function kindOfHistogram(name: string): HistogramKind {
  const first = name.split('/')[0]!;
  return histogramKinds.find((kind) => kind === first) ?? 'other';
}

/** Weights, gradients and more over time, each kind by itself. */
export function HistogramsTab() {
  const words = useWords();
  const { state, change } = usePageState();
  const names = useRun((view) => view.histogramNames);
  const [text, setText] = useState('');
  const [limit, setLimit] = useState(pageSize);
  const kinds = histogramKinds.filter((kind) => names.some((name) => kindOfHistogram(name) === kind));
  if (kinds.length === 0) return <p className="panel p-6 text-ink-muted">{words.charts.empty.histograms}</p>;
  const kind = kinds.includes(state.kind) ? state.kind : kinds[0]!;
  const matching = names.filter((name) => kindOfHistogram(name) === kind && name.toLowerCase().includes(text.trim().toLowerCase()));
  const shown = matching.slice(0, limit);
  return (
    <>
      <div className="mb-3 flex flex-wrap items-center gap-3">
        <Choice label={words.histograms.kind} value={kind} options={kinds.map((own) => [own, words.histograms.kinds[own]] as const)} onChange={(next) => change({ kind: next })} />
        <TextInput type="search" value={text} onValueChange={setText} placeholder={words.histograms.search} aria-label={words.histograms.search} className="w-full sm:w-56" />
        <span className="text-ink-faint">{words.histograms.shown(String(shown.length), String(matching.length))}</span>
      </div>
      <div className="grid grid-cols-1 gap-3 lg:grid-cols-2 2xl:grid-cols-3">{shown.map((name) => <HistogramPanel key={name} name={name} />)}</div>
      {shown.length < matching.length && <Button variant="secondary" className="mt-4" onClick={() => setLimit(limit + pageSize)}>{words.histograms.showMore}</Button>}
    </>
  );
}
