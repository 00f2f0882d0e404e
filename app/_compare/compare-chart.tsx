'use client';

import { useEffect, useMemo, useRef, useState } from 'react';
import { flatConfig } from '../../lib/protocol/flat-config.ts';
import type { RunResource, SeriesData } from '../../lib/protocol/resource.ts';
import type { ChartSeries, SeriesColumns } from '../_charts/chart-types.ts';
import { SeriesChart } from '../_charts/series-chart.tsx';
import { assignColours, type SeriesLook } from '../_charts/series-colours.ts';
import { columnsOf, withElapsed } from '../_charts/series-columns.ts';
import { chartWords } from '../_charts/words.ts';
import { ask } from '../_history/ask.ts';
import { useOnScreen } from '../_run/use-on-screen.ts';
import { unitOf } from '../_run/series-name.ts';
import { useLanguage, useWords } from '../_words/words-context.tsx';
import { epochClock, xColumn } from '../_charts/x-position.ts';
import { bandOf, columnsOfBand, type BandCurve } from './bands.ts';
import type { CompareState } from './compare-state.ts';

interface CompareChartProps {
  readonly name: string;
  readonly runs: readonly RunResource[];
  readonly looks: ReadonlyMap<string, SeriesLook>;
  readonly state: CompareState;
}

/** Points over all runs of one chart: more would not be seen. */
const pointsPerChart = 12_000;
const mostBuckets = 600;
const fewestBuckets = 150;

/** One series of all runs in one chart, read in one go when it comes on the screen. */
export function CompareChart({ name, runs, looks, state }: CompareChartProps) {
  const words = useWords();
  const language = useLanguage();
  const box = useRef<HTMLDivElement>(null);
  const isSeen = useOnScreen(box);
  const [read, setRead] = useState<{ readonly of: string; readonly columns: ReadonlyMap<string, SeriesColumns> } | null>(null);
  const ids = runs.map(({ id }) => id).join(',');
  useEffect(() => {
    if (!isSeen || read?.of === ids) return;
    const stop = new AbortController();
    const buckets = Math.max(fewestBuckets, Math.min(mostBuckets, Math.floor(pointsPerChart / Math.max(1, ids.split(',').length))));
    void ask<{ readonly items: readonly { readonly runId: string; readonly data: SeriesData | null }[] }>(`/compare/series?runs=${ids}&name=${encodeURIComponent(name)}&buckets=${buckets}`, { signal: stop.signal }).then((answer) => {
      if (answer.ok) setRead({ of: ids, columns: new Map(answer.value.items.flatMap(({ runId, data }) => (data ? [[runId, columnsOf(data)]] : []))) });
    });
    return () => stop.abort();
  }, [isSeen, ids, name, read]);
  const series = useMemo<readonly ChartSeries[]>(() => {
    if (!read) return [];
    const single = runs.flatMap((run) => {
      const columns = read.columns.get(run.id);
      const look = looks.get(run.id);
      return columns && look ? [{ ...withElapsed(columns, run.startedAtMs), name: run.id, run: run.id, label: run.name, colour: look.colour, dash: look.dash }] : [];
    });
    if (state.band === '') return single;
    const values = new Map(runs.map((run) => [run.id, String(flatConfig(run.config).get(state.band) ?? words.history.comparison.notSet)]));
    const groups = new Map<string, BandCurve[]>();
    for (const each of single) {
      const value = values.get(each.name)!;
      const x = xColumn(each, state.x, state.x === 'epoch' ? epochClock([each]) : null);
      groups.set(value, [...(groups.get(value) ?? []), { x, step: each.step, value: each.value }]);
    }
    const groupLooks = assignColours([...groups.keys()]);
    return [...groups].map(([value, curves]) => ({ ...columnsOfBand(bandOf(curves, state.bandKind), state.x), name: value, run: value, label: `${state.band} = ${value} (${curves.length})`, ...groupLooks.get(value)! }));
  }, [read, runs, looks, state.band, state.bandKind, state.x, words]);
  return (
    <div ref={box} className="panel min-w-0 p-3" data-compare={name} data-ready={read?.of === ids || undefined}>
      <SeriesChart title={name} series={series} words={chartWords[language]} xAxis={state.x} smoothing={state.smoothing} unit={unitOf(name)} height={240} loading={!read} emptyText={words.history.comparison.noValue} />
    </div>
  );
}
