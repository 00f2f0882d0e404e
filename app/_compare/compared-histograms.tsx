'use client';

import { useEffect, useMemo, useRef, useState } from 'react';
import type { HistogramResource, RunResource } from '../../lib/protocol/resource.ts';
import { formatCount } from '../_charts/format-value.ts';
import { HistogramMultiples } from '../_charts/histogram-multiples.tsx';
import type { SeriesLook } from '../_charts/series-colours.ts';
import { chartWords } from '../_charts/words.ts';
import { ask } from '../_history/ask.ts';
import { kindOfHistogram } from '../_run/histograms-tab.tsx';
import { histogramKinds } from '../_run/page-state.ts';
import { useOnScreen } from '../_run/use-on-screen.ts';
import { Choice } from '../_shell/choice.tsx';
import { useLanguage, useWords } from '../_words/words-context.tsx';
import type { CompareState } from './compare-state.ts';

interface ComparedHistogramsProps {
  readonly runs: readonly RunResource[];
  readonly names: readonly string[];
  readonly looks: ReadonlyMap<string, SeriesLook>;
  readonly state: CompareState;
  readonly onChange: (part: Partial<CompareState>) => void;
}

/** While somebody moves the step. */
const settledMs = 150;

/** One histogram (weights, gradients, … of a layer) of every run at the same step. */
export function ComparedHistograms({ runs, names, looks, state, onChange }: ComparedHistogramsProps) {
  const words = useWords();
  const language = useLanguage();
  const { comparison } = words.history;
  const box = useRef<HTMLElement>(null);
  const isSeen = useOnScreen(box);
  const name = names.includes(state.histogram) ? state.histogram : (names[0] ?? '');
  const kinds = histogramKinds.filter((kind) => names.some((other) => kindOfHistogram(other) === kind));
  const kind = kindOfHistogram(name);
  // Where all runs have come to, unless another step is asked for: histograms are compared at the same step.
  const common = Math.min(...runs.map((run) => run.lastStep ?? Infinity));
  const step = state.step ?? (Number.isFinite(common) ? common : 0);
  const [read, setRead] = useState<{ readonly of: string; readonly histograms: ReadonlyMap<string, HistogramResource> } | null>(null);
  const ids = runs.map(({ id }) => id).join(',');
  const question = `runs=${ids}&name=${encodeURIComponent(name)}&step=${step}`;
  const isRead = read?.of === question;
  useEffect(() => {
    if (!isSeen || isRead || name === '' || ids === '') return;
    const stop = new AbortController();
    const timer = setTimeout(() => void ask<{ readonly items: readonly { readonly runId: string; readonly histogram: HistogramResource | null }[] }>(`/compare/histograms?${question}`, { signal: stop.signal }).then((answer) => {
      if (answer.ok) setRead({ of: question, histograms: new Map(answer.value.items.flatMap(({ runId, histogram }) => (histogram ? [[runId, histogram]] : []))) });
    }), settledMs);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [isSeen, isRead, question, name, ids]);
  const lastStep = Math.max(0, ...runs.map((run) => run.lastStep ?? 0));
  const shown = useMemo(() => runs.map((run) => ({ id: run.id, label: run.name, ...looks.get(run.id)!, histogram: read?.histograms.get(run.id) ?? null })), [runs, looks, read]);
  return (
    <section ref={box} aria-label={comparison.histograms} className="panel min-w-0 p-4" data-histograms={name} data-ready={isRead || undefined}>
      <div className="mb-3 flex flex-wrap items-center gap-2">
        <h2 className="mr-auto text-sm">{comparison.histograms}</h2>
        {names.length > 0 && (
          <>
            {kinds.length > 1 && <Choice label={words.histograms.kind} value={kind} options={kinds.map((own) => [own, words.histograms.kinds[own]] as const)} onChange={(next) => onChange({ histogram: sameLayer(names.filter((other) => kindOfHistogram(other) === next), name) })} />}
            <select className="field max-w-72 min-w-0" aria-label={comparison.histogramOf} value={name} onChange={(event) => onChange({ histogram: event.target.value })}>{names.filter((other) => kindOfHistogram(other) === kind).map((other) => <option key={other}>{other}</option>)}</select>
            <label className="flex items-center gap-2 text-ink-muted">{comparison.atStep}
              <input type="range" min={0} max={lastStep} value={step} className="h-4 w-32 accent-accent" onChange={(event) => onChange({ step: event.target.valueAsNumber })} />
            </label>
            <input type="number" min={0} className="field w-24" aria-label={comparison.atStep} value={step} onChange={(event) => onChange({ step: event.target.value === '' ? null : Math.max(0, Math.floor(event.target.valueAsNumber)) })} />
            {state.step !== null && <button type="button" className="link" onClick={() => onChange({ step: null })}>{comparison.commonStep}</button>}
          </>
        )}
      </div>
      {names.length === 0 ? <p className="text-ink-muted">{comparison.noHistograms}</p> : <HistogramMultiples items={shown} words={chartWords[language]} emptyText={isRead ? comparison.noHistogramYet(formatCount(step)) : chartWords[language].loading} />}
    </section>
  );
}

/** The name of the same layer among others, such as its gradients; the first of them where it has none. */
function sameLayer(names: readonly string[], name: string): string {
  const layer = name.slice(name.indexOf('/'));
  return names.find((other) => other.slice(other.indexOf('/')) === layer) ?? names[0] ?? '';
}
