'use client';

import { useMemo, useRef, type ReactNode } from 'react';
import type { ChartMarker } from '../_charts/chart-types.ts';
import { withElapsed } from '../_charts/series-columns.ts';
import { SeriesChart } from '../_charts/series-chart.tsx';
import { chartWords } from '../_charts/words.ts';
import { useRun } from '../_live/run-context.tsx';
import { useLanguage, useSay, useWords } from '../_words/words-context.tsx';
import { overviewBuckets } from './chart-fineness.ts';
import type { ChartSpec } from './chart-specs.ts';
import { usePageState } from './page-state-context.tsx';
import { MessageSquarePlus } from 'lucide-react';
import { useCommentMarkers, useHasComments } from '../_review/comments-context.tsx';
import { useChartSeries } from './use-chart-series.ts';
import { useOverwritten } from './use-overwritten.ts';
import { useOnScreen } from './use-on-screen.ts';

export interface RunChartProps {
  readonly spec: ChartSpec;
  readonly height?: number;
  readonly buckets?: number;
  readonly actions?: ReactNode;
  /** What a click on a flag does; shows the incidents or the comments when left out. */
  readonly onMarker?: (id: string) => void;
}

/** One chart of the run, live while it is on the screen. */
export function RunChart({ spec, height = 168, buckets = overviewBuckets, actions, onMarker }: RunChartProps) {
  const words = useWords();
  const language = useLanguage();
  const box = useRef<HTMLDivElement>(null);
  const isSeen = useOnScreen(box);
  const { state, change, focus } = usePageState();
  const { series: curves, isLoading, overtaken } = useChartSeries(spec, buckets, isSeen);
  const overwritten = useOverwritten(spec, buckets, overtaken, isSeen && state.overwritten);
  const series = useMemo(() => (overwritten.length === 0 ? curves : [...curves, ...overwritten]), [curves, overwritten]);
  const startedAtMs = useRun((view) => view.run.startedAtMs);
  const shown = useMemo(() => (state.x === 'elapsed' ? series.map((each) => withElapsed(each, startedAtMs)) : series), [state.x, series, startedAtMs]);
  const incidents = useMarkers();
  const comments = useCommentMarkers(spec.id);
  const canComment = useHasComments();
  const markers = useMemo(() => (comments.length === 0 ? incidents : [...incidents, ...comments]), [incidents, comments]);
  const open = onMarker ?? ((id: string) => change({ tab: comments.some((comment) => comment.id === id) ? 'review' : 'incidents' }));
  const band = useMemo(() => spec.band && { ...spec.band, label: words.charts.healthy }, [spec.band, words]);
  return (
    <div ref={box} className="panel min-w-0 p-3" data-chart={spec.id}>
      <SeriesChart
        title={spec.title} series={shown} words={chartWords[language]} xAxis={state.x} smoothing={state.smoothing} unit={spec.unit} log={spec.isLog} height={height}
        band={band} markers={state.markers ? markers : noMarkers} onMarker={open} focus={focus} loading={isLoading} emptyText={spec.emptyText}
        actions={canComment ? <>{actions}<button type="button" className="chart-button" onClick={() => change({ tab: 'review', chart: spec.id })} title={words.team.commentHere(spec.title)} aria-label={words.team.commentHere(spec.title)}><MessageSquarePlus size={14} aria-hidden /></button></> : actions}
      />
    </div>
  );
}

const noMarkers: readonly ChartMarker[] = [];

/** A flag for every incident of the run. */
export function useMarkers(): readonly ChartMarker[] {
  const incidents = useRun((view) => view.incidents);
  const say = useSay();
  return useMemo(() => incidents.map(({ id, openedAtStep, severity, title }) => ({ id, step: openedAtStep, severity, title: say(title) })), [incidents, say]);
}
