'use client';

import { X } from 'lucide-react';
import Link from 'next/link';
import { useSearchParams } from 'next/navigation';
import { useMemo, useState } from 'react';
import { ShareButton } from '../_access/share-button.tsx';
import { SeriesSwatch } from '../_charts/chart-legend.tsx';
import { formatCount } from '../_charts/format-value.ts';
import { assignColours } from '../_charts/series-colours.ts';
import type { ComparedRun } from '../_data/compare.ts';
import { useWords } from '../_words/words-context.tsx';
import { BestRuns } from './best-runs.tsx';
import { CompareCurves } from './compare-curves.tsx';
import { compareAddress, readCompareState, type CompareState } from './compare-state.ts';
import { ComparedHistograms } from './compared-histograms.tsx';
import { ComparedIncidents } from './compared-incidents.tsx';
import { configRows } from './differences.ts';
import { HyperparameterRelations } from './hyperparameter-relations.tsx';
import { SettingDifferences } from './setting-differences.tsx';

const usual = ['train/loss', 'validation/loss', 'train/accuracy', 'validation/accuracy'];

interface ComparePageProps {
  readonly runs: readonly ComparedRun[];
  readonly missing: number;
  readonly histogramNames: readonly string[];
}

/** Curves, settings, results, histograms and incidents of several runs. */
export function ComparePage({ runs: first, missing, histogramNames }: ComparePageProps) {
  const words = useWords();
  const { comparison } = words.history;
  const search = useSearchParams();
  const state = useMemo(() => readCompareState(new URLSearchParams(search)), [search]);
  const [compared, setCompared] = useState(first);
  const runs = useMemo(() => compared.map(({ run }) => run), [compared]);
  // Of all runs that came with the page, so that a run keeps its colour when others are taken out.
  const looks = useMemo(() => assignColours(first.map(({ run }) => run.id).sort()), [first]);
  const known = useMemo(() => [...new Set(compared.flatMap(({ metrics }) => metrics.map(({ name }) => name)))].sort(), [compared]);
  const shown = state.metrics ?? known.filter((name) => usual.includes(name)).concat(known.some((name) => usual.includes(name)) ? [] : known.slice(0, 2));
  const config = useMemo(() => configRows(runs), [runs]);
  // Read anew: several changes can come before the next render.
  const change = (part: Partial<CompareState>, next = compared) => history.replaceState(null, '', compareAddress(next.map(({ run }) => run.id), { ...readCompareState(new URLSearchParams(location.search)), ...part }));
  const keep = (isKept: (id: string) => boolean) => {
    const left = compared.filter(({ run }) => isKept(run.id));
    setCompared(left);
    change({ brushes: new Map() }, left);
  };
  const deleted = runs.filter((run) => run.deletedAtMs !== null);
  return (
    <div className="grid grid-cols-1 gap-4">
      <div className="flex items-start justify-between gap-2"><h1 className="text-xl">{comparison.title} <span className="text-sm font-normal text-ink-faint">{comparison.runs(formatCount(runs.length))}</span></h1><ShareButton /></div>
      {missing > 0 && <p role="status" className="text-warning">{comparison.missing(formatCount(missing))}</p>}
      {deleted.length > 0 && <p role="status" className="text-warning">{comparison.deleted(words.list(deleted.map(({ name }) => name)))}</p>}
      <ul className="flex max-h-28 flex-wrap gap-1.5 overflow-y-auto">
        {runs.map((run) => (
          <li key={run.id} className="panel flex items-center gap-1.5 pl-2">
            <SeriesSwatch {...looks.get(run.id)!} />
            <Link href={`/runs/${run.id}`} prefetch={false} className="max-w-48 truncate text-ink hover:underline" title={`${run.project} ${run.name}`}>{run.name}</Link>
            <button type="button" className="icon-button !h-7 !min-w-7" aria-label={comparison.remove(run.name)} onClick={() => keep((id) => id !== run.id)}><X aria-hidden size={12} /></button>
          </li>
        ))}
      </ul>
      <CompareCurves {...{ runs, looks, config, known, shown, state }} onChange={change} />
      <SettingDifferences runs={compared} config={config} looks={looks} isAll={state.isAllShown} onAll={(isAllShown) => change({ isAllShown })} />
      <div className="grid grid-cols-1 gap-4 xl:grid-cols-2">
        <BestRuns compared={compared} />
        <HyperparameterRelations {...{ compared, config, looks, known, state }} onChange={change} onKeep={(ids) => keep((id) => ids.includes(id))} />
      </div>
      <ComparedHistograms runs={runs} names={histogramNames} looks={looks} state={state} onChange={change} />
      <ComparedIncidents compared={compared} looks={looks} />
    </div>
  );
}
